import { useTranslation } from 'react-i18next';
import { useGroupName } from '../parts/use-group-name';
import type { Dimension } from './dimensions';

/** Values that are names of the link's own, such as a keyword, are shown as they came. */
const worded: Dimension[] = ['adPlatform', 'entryKind', 'host', 'eventHost'];

/** The name of a value of a dimension in a sentence; '' is what the link did not say. */
export function useValueName(): (dimension: Dimension | null, value: string) => string {
  const { t } = useTranslation();
  const groupName = useGroupName();
  return (dimension, value) => {
    if (value === 'all') return t('analysis.all');
    if (value === '') return dimension === 'adPlatform' ? groupName('none') : t('analysis.notSaid');
    if (value === 'other') return t('analysis.otherGroups');
    return dimension === null || worded.includes(dimension) ? groupName(value) : value;
  };
}
