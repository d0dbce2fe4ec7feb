import { useTranslation } from 'react-i18next';
import type { AcquisitionGroup } from '../../api/acquisition-queries';
import { useValueName } from '../../analysis/use-value-name';
import { addDays, calendarDayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import type { Breakdown } from './acquisition-own';

/** A group's name as the reports of spend give it, else as the breakdown does. */
export function useCostName(per: Breakdown): (group: Pick<AcquisitionGroup, 'key' | 'name'>) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const valueName = useValueName();
  return ({ key, name }) => {
    if (name) return name;
    if (per !== 'week') return valueName(per, key);
    return t('acquisition.importRange', {
      from: calendarDayText(key, language),
      to: calendarDayText(addDays(key, 6), language),
    });
  };
}
