import { isEvent } from '../../analysis/catalogue-events';
import type { OwnPart } from '../../analysis/report-view';

export const units = ['day', 'week'] as const;

export interface RetentionOwn {
  first: string;
  returned: string;
  unit: (typeof units)[number];
}

const standard: RetentionOwn = { first: 'ad_touch_landed', returned: 'app_opened', unit: 'day' };

/** Periods behind the cohort's own that are asked for. */
export const periodsOf = { day: 14, week: 8 } as const;

export const retentionPart: OwnPart<RetentionOwn> = {
  read: (parameters) => {
    const named = (key: string, otherwise: string) => {
      const name = parameters.get(key) ?? '';
      return isEvent(name) ? name : otherwise;
    };
    return {
      first: named('first', standard.first),
      returned: named('back', standard.returned),
      unit: units.find((each) => each === parameters.get('unit')) ?? standard.unit,
    };
  },
  write: ({ first, returned, unit }, parameters) => {
    if (first !== standard.first) parameters.set('first', first);
    if (returned !== standard.returned) parameters.set('back', returned);
    if (unit !== standard.unit) parameters.set('unit', unit);
  },
};
