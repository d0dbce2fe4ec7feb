import { beijingDate } from '@loudou/shared/calendar';
import type { SourceWords } from '../plan/ad-mix';
import type { Known } from './identities';
import type { Happening, Lived, Touch } from './lived';

/** The way that the console's default funnel shows, by the facts that make its steps. */
export const steps = [
  ['arrived', 'ad_touch_landed'],
  ['consented', 'consent_granted'],
  ['registered', 'user_registered'],
  ['started', 'application_started'],
  ['submitted', 'application_submitted'],
  ['credited', 'credit_approved'],
  ['drawn', 'loan_disbursed'],
  ['repaid', 'repayment_succeeded'],
  ['settled', 'loan_settled'],
] as const;
export type StepName = (typeof steps)[number][0];
export const stepNumber = (name: StepName): number => steps.findIndex(([step]) => step === name);

export type Dimension = keyof SourceWords | 'host';
export const dimensions: Dimension[] = [
  'adPlatform',
  'account',
  'plan',
  'creative',
  'entryKind',
  'host',
  'partner',
  'creator',
  'liveRoom',
  'keyword',
];

/** One person as the funnel must see them. */
export interface Journey {
  who: Known;
  arrivedMs: number;
  arrivedOn: string;
  source: Record<Dimension, string>;
  mark: string;
  /** Along the steps; null where it was never reached. */
  atMs: (number | null)[];
  /** Steps reached without a gap. */
  depth: number;
  grade: 'A' | 'B' | 'C' | null;
}

const creditWindowMs = 30 * 86_400_000;

/** Everybody who arrived, one after the other, by what happened to them. */
export function journeysOf(lived: Lived, markOf: (who: Known) => string): Map<Known, Journey> {
  const touches = groupBy(lived.touches);
  const facts = groupBy(lived.happenings.filter(({ kind }) => kind === 'fact'));
  const journeys = new Map<Known, Journey>();
  for (const [who, own] of touches) {
    const ordered = [...own].sort((one, other) => one.atMs - other.atMs);
    const arrivedMs = ordered[0]!.atMs;
    const atMs = steps.map(([name, factName]) =>
      name === 'arrived' ? arrivedMs : firstOf(facts.get(who) ?? [], factName),
    );
    const gap = atMs.indexOf(null);
    const touch = sourceTouch(ordered, atMs[stepNumber('registered')] ?? null);
    journeys.set(who, {
      who,
      arrivedMs,
      arrivedOn: beijingDate(arrivedMs),
      source: { ...touch.words, host: touch.host },
      mark: markOf(who),
      atMs,
      depth: gap === -1 ? steps.length : gap,
      grade: lived.grades.get(who) ?? null,
    });
  }
  return journeys;
}

function firstOf(facts: Happening[], name: string): number | null {
  const moments = facts
    .filter(
      (fact) =>
        fact.name === name &&
        (name !== 'consent_granted' || fact.properties.purpose === 'application_processing'),
    )
    .map(({ atMs }) => atMs);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** The last paid click within 30 days before the registration; before there is one, the last paid click; else the first arrival. */
function sourceTouch(touches: Touch[], registeredMs: number | null): Touch {
  const eligible = touches.filter(
    ({ paidClick, atMs }) =>
      paidClick && (registeredMs === null || (atMs <= registeredMs && registeredMs - atMs <= creditWindowMs)),
  );
  return eligible.at(-1) ?? touches[0]!;
}

function groupBy<Row extends { who: Known }>(rows: Iterable<Row>): Map<Known, Row[]> {
  const groups = new Map<Known, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.who);
    if (group) group.push(row);
    else groups.set(row.who, [row]);
  }
  return groups;
}
