import { isEvent } from '../../analysis/catalogue-events';
import type { OwnPart } from '../../analysis/report-view';
import { readFigure, type RetentionFigure, writeFigure } from './retention-people';

export const units = ['day', 'week'] as const;

export interface RetentionOwn {
  first: string;
  returned: string;
  unit: (typeof units)[number];
  /** Whose people stand beside the report. */
  figure: RetentionFigure | null;
}

const standard: RetentionOwn = {
  first: 'ad_touch_landed',
  returned: 'app_opened',
  unit: 'day',
  figure: null,
};

/** Periods behind the cohort's own that are asked for. */
export const periodsOf = { day: 14, week: 8 } as const;

export const retentionPart: OwnPart<RetentionOwn> = {
  read: (parameters) => {
    const named = (key: string, otherwise: string) => {
      const name = parameters.get(key) ?? '';
      return isEvent(name) ? name : otherwise;
    };
    const unit = units.find((each) => each === parameters.get('unit')) ?? standard.unit;
    return {
      first: named('first', standard.first),
      returned: named('back', standard.returned),
      unit,
      figure: readFigure(parameters.get('people') ?? '', { unit, periods: periodsOf[unit] }),
    };
  },
  write: ({ first, returned, unit, figure }, parameters) => {
    if (first !== standard.first) parameters.set('first', first);
    if (returned !== standard.returned) parameters.set('back', returned);
    if (unit !== standard.unit) parameters.set('unit', unit);
    if (figure) parameters.set('people', writeFigure(figure));
  },
};
