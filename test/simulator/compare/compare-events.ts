import { behaviours, facts } from '@loudou/shared/catalogue';
import type { Ask } from '../drive/operator';
import { type Choice, isChosen } from '../truth/choices';
import { countEvents } from '../truth/count-events';
import type { Happening } from '../truth/lived';
import { quantileOf, rounded } from '../truth/quantiles';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';
import {
  type AnyDimension,
  collect,
  type Filter,
  isCounted,
  labelled,
  passes,
  valueOf,
} from './dimension-values';

interface Figures {
  count: number;
  people: number;
  sum: number | null;
  percentiles: { p50: number; p75: number; p90: number; p99: number } | null;
}
interface Answer {
  groups: { key: string; figures: Figures; days: { day: string; count: number; people: number }[] }[];
}
interface Question {
  event: Choice;
  measure?: string;
  breakdown?: AnyDimension;
  filters?: Filter[];
  includeMarked?: boolean;
}

const narrowed: Question[] = [
  { event: { name: 'page_left' }, measure: 'dwellMs', breakdown: 'page' },
  { event: { name: 'page_left', page: 'apply.identity' }, measure: 'activeMs', breakdown: 'adPlatform' },
  { event: { name: 'request_timed' }, measure: 'durationMs', breakdown: 'appVersion', includeMarked: true },
  {
    event: { name: 'field_error_shown' },
    breakdown: 'page',
    filters: [{ dimension: 'eventHost', values: ['tt', 'h5'] }],
  },
  {
    event: {
      name: 'field_error_shown',
      where: [{ property: 'code', operator: 'is', values: ['code_wrong', 'check_character'] }],
    },
    breakdown: 'plan',
  },
  {
    event: {
      name: 'estimate_viewed',
      where: [
        { property: 'amountFen', operator: 'at_least', values: [1_000_000] },
        { property: 'months', operator: 'is_not', values: [24] },
      ],
    },
    measure: 'amountFen',
    breakdown: 'entryKind',
  },
  { event: { name: 'user_registered' }, breakdown: 'creative' },
];

/** The event explorer: every name of the catalogue by day, and some narrowed, measured and broken down. */
export async function compareEvents(ask: Ask, truth: Truth): Promise<Comparison> {
  const { same, result } = comparison('event explorer');
  const byName = collect(truth.lived.happenings, ({ name }) => name);
  const everyName = [...facts, ...behaviours].map(({ name }): Question => ({ event: { name } }));
  for (const question of [...everyName, ...narrowed]) {
    const { event, measure, breakdown, filters = [], includeMarked = false } = question;
    const answer = await ask<Answer>('analytics.events', {
      scope: { days: truth.days, filters, includeMarked },
      event,
      measure,
      breakdown,
    });
    const chosen = (byName.get(event.name) ?? []).filter(
      (each) =>
        isChosen(each, event) && passes(truth, filters, each) && isCounted(truth, includeMarked, each.who),
    );
    const planned = new Map([['all', chosen]]);
    if (breakdown)
      for (const [label, own] of labelled(chosen, (each) => valueOf(truth, breakdown, each)))
        planned.set(label, own);
    const said = new Map(answer.groups.map((group) => [group.key, group]));
    for (const key of new Set([...said.keys(), ...planned.keys()])) {
      const what = `${event.name}${breakdown ? ` by ${breakdown} ${key}` : ''}`;
      const figures = figuresOf(planned.get(key) ?? [], measure);
      same(what, said.has(key) ? roundedFigures(said.get(key)!.figures) : null, figures);
      const { days } = countEvents(planned.get(key) ?? []);
      for (const { day, count, people } of said.get(key)?.days ?? [])
        same(`${what} on ${day}`, { count, people }, days.get(day) ?? { count: 0, people: 0 });
    }
  }
  return result();
}

function figuresOf(happenings: readonly Happening[], measure: string | undefined): Figures {
  const { count, people } = countEvents(happenings);
  const measured = happenings
    .map(({ properties }) => (measure ? properties[measure] : undefined))
    .filter((value): value is number => typeof value === 'number');
  const at = (share: number) => rounded(quantileOf(measured, share))!;
  return {
    count,
    people,
    sum: measured.length === 0 ? null : measured.reduce((sum, value) => sum + value, 0),
    percentiles: measured.length === 0 ? null : { p50: at(0.5), p75: at(0.75), p90: at(0.9), p99: at(0.99) },
  };
}

const roundedFigures = ({ count, people, sum, percentiles }: Figures): Figures => ({
  count,
  people,
  sum,
  percentiles: percentiles && {
    p50: rounded(percentiles.p50)!,
    p75: rounded(percentiles.p75)!,
    p90: rounded(percentiles.p90)!,
    p99: rounded(percentiles.p99)!,
  },
});
