import { z } from 'zod';
import { funnelSql } from '../custom-funnel/custom-funnel.sql';
import { EventChoice } from '../report/event-choice';
import type { TimeToNextAnswer } from '../report/report-answers';
import { dimensions, ReportScope } from '../report/report-scope';
import { answerWithBasis } from '../sidecar/basis';
import { everybody, inOrder, namedGroupsSql } from '../sidecar/groups.sql';
import { msOfSql } from '../sidecar/layout';
import type { Sidecar } from '../sidecar/sidecar';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** Where the buckets begin; each ends where the next begins, the last one is open. */
export const bucketsFromMs = [
  0,
  10 * second,
  30 * second,
  minute,
  5 * minute,
  15 * minute,
  hour,
  6 * hour,
  day,
  3 * day,
  7 * day,
  30 * day,
];

const maxWindowMinutes = 90 * 24 * 60;

/**
 * From one event to the next one of another kind, within the window: the earliest beginning in the days from which it
 * was reached, as in a funnel of two steps; without one the earliest beginning, not reached.
 */
export const TimeToNextQuestion = z.object({
  scope: ReportScope,
  from: EventChoice,
  to: EventChoice,
  windowMinutes: z.number().int().min(1).max(maxWindowMinutes),
  breakdown: z.enum(dimensions).optional(),
});
export type TimeToNextQuestion = z.infer<typeof TimeToNextQuestion>;

interface TimingRow {
  label: string | null;
  started: number | null;
  reached: number | null;
  quantiles: [number, number] | null;
  buckets: number[] | null;
  mark: string | null;
  marked: number | null;
}

export async function answerTimeToNext(
  sidecar: Sidecar,
  question: TimeToNextQuestion,
  signal?: AbortSignal,
): Promise<TimeToNextAnswer> {
  const { text, values } = timingSql(question);
  return answerWithBasis(
    sidecar,
    question.scope.includeMarked,
    async ({ ask }) => {
      const rows = await ask<TimingRow>(text, values);
      const groups = rows.flatMap((row) => (row.mark === null ? [{ ...row, size: row.started! }] : []));
      return {
        marks: rows.flatMap(({ mark, marked }) => (mark === null ? [] : [{ mark, people: marked! }])),
        answer: {
          groups: inOrder(groups).map((row) => ({ key: row.label ?? everybody, figures: figuresOf(row) })),
        },
      };
    },
    signal,
  );
}

const figuresOf = ({ started, reached, quantiles, buckets }: TimingRow) => ({
  started: started!,
  reached: reached!,
  medianMs: quantiles?.[0] ?? null,
  p90Ms: quantiles?.[1] ?? null,
  buckets: bucketsFromMs.map((fromMs, place) => ({
    fromMs,
    toMs: bucketsFromMs[place + 1] ?? null,
    people: buckets![place]!,
  })),
});

function timingSql({ scope, from, to, windowMinutes, breakdown }: TimeToNextQuestion) {
  const { text, bound } = funnelSql({
    scope,
    steps: [from, to],
    windowMinutes,
    order: 'loose',
    counting: 'chain',
    breakdown,
  });
  const buckets = bucketsFromMs.map((fromMs, place) => {
    const toMs = bucketsFromMs[place + 1];
    return `count(*) filter (wait >= ${fromMs}${toMs === undefined ? '' : ` and wait < ${toMs}`})::integer`;
  });
  return {
    values: bound.values,
    text: `${text},
counted as (select * from reached where ${scope.includeMarked ? 'true' : "mark = ''"}),
${namedGroupsSql('counted')},
timed as (
  select label, case when depth = 2 then (${msOfSql('t2')} - ${msOfSql('t1')})::double end as wait
  from counted join named using (group_key)
)
select ${breakdown ? 'label' : 'null as label'}, count(*)::integer as started, count(wait)::integer as reached,
       quantile_cont(wait, [0.5, 0.9]) as quantiles, [${buckets.join(', ')}] as buckets, null as mark,
       null::integer as marked
from timed ${breakdown ? 'group by grouping sets ((), (label))' : ''}
union all
select null, null, null, null, null, mark, count(*)::integer from reached where mark <> '' group by mark`,
  };
}
