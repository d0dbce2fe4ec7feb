import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../shell/use-page-title';

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('grading.title'));
  return <h1>{t('grading.title')}</h1>;
}
