/** The people behind a figure of a cohort, or of all of them where the cohort is null. */
export type RetentionFigure =
  | { what: 'began'; cohort: string | null }
  | { what: 'returned' | 'stayed_away'; cohort: string | null; period: number };

interface Asked {
  unit: 'day' | 'week';
  /** Periods that are asked for. */
  periods: number;
}

const EVERY_COHORT = 'all';
const MONDAY = 1;

/** `began.2026-10-05`, `returned.all.3`; whatever the report would not have a figure for is none. */
export function readFigure(text: string, { unit, periods }: Asked): RetentionFigure | null {
  const [, what, name, place] =
    /^(began|returned|stayed_away)\.(all|\d{4}-\d\d-\d\d)(?:\.([1-9]\d?))?$/.exec(text) ?? [];
  if (name === undefined || !isCohort(name, unit)) return null;
  const cohort = name === EVERY_COHORT ? null : name;
  if (what === 'began') return place === undefined ? { what, cohort } : null;
  const period = Number(place);
  if ((what !== 'returned' && what !== 'stayed_away') || !(period <= periods)) return null;
  return { what, cohort, period };
}

function isCohort(name: string, unit: Asked['unit']): boolean {
  if (name === EVERY_COHORT) return true;
  const day = new Date(`${name}T00:00:00Z`);
  const isReal = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(name);
  return isReal && (unit === 'day' || day.getUTCDay() === MONDAY);
}

export const writeFigure = (figure: RetentionFigure): string =>
  [
    figure.what,
    figure.cohort ?? EVERY_COHORT,
    ...(figure.what === 'began' ? [] : [String(figure.period)]),
  ].join('.');
