import { useTranslation } from 'react-i18next';
import { zh } from '../language/zh';

type GroupKey = keyof typeof zh.group;

/** The name of a platform, an entry or an app; one that is new to us stands for itself, '' is no platform. */
export function useGroupName(): (key: string) => string {
  const { t } = useTranslation();
  return (key) => (key === '' ? t('group.none') : key in zh.group ? t(`group.${key as GroupKey}`) : key);
}
