import { useTranslation } from 'react-i18next';
import { useGroupName } from '../../../parts/use-group-name';
import type { SegmentResult } from './results-answer';

/** A part of the people in words: a host, an ad platform, whoever is new. */
export function useSegmentName() {
  const { t } = useTranslation();
  const groupName = useGroupName();
  return (segment: SegmentResult['segment'], value: string): string => {
    if (segment === 'newcomer')
      return t(`experiments.results.segments.${value === 'new' ? 'new' : 'registered'}`);
    return groupName(value === '' ? 'none' : value);
  };
}
