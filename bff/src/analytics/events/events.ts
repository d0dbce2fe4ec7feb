import type { EventFigures, EventsAnswer } from '../report/report-answers';
import { answerWithBasis } from '../sidecar/basis';
import { dateOfDay, dayNumber } from '../sidecar/day-number';
import { everybody, inOrder } from '../sidecar/groups.sql';
import type { Sidecar } from '../sidecar/sidecar';
import type { EventsQuestion } from './events.question';
import { eventsSql } from './events.sql';

interface EventsRow {
  label: string | null;
  /** Days since 1970; null for all of them together. */
  day: number | null;
  count: number;
  people: number;
  total: number | null;
  percentiles: [number, number, number, number] | null;
  mark: string | null;
}

/** How often something happened, to how many people, and what its numbers were. */
export async function answerEvents(
  sidecar: Sidecar,
  question: EventsQuestion,
  signal?: AbortSignal,
): Promise<EventsAnswer> {
  const { text, values } = eventsSql(question);
  return answerWithBasis(
    sidecar,
    question.scope.includeMarked,
    async ({ ask }) => {
      const rows = await ask<EventsRow>(text, values);
      const counted = rows.filter(({ mark }) => mark === null);
      const groups = counted.filter(({ day }) => day === null).map((row) => ({ ...row, size: row.count }));
      return {
        marks: rows.flatMap(({ mark, people }) => (mark === null ? [] : [{ mark, people }])),
        answer: {
          groups: inOrder(groups).map((row) => ({
            key: row.label ?? everybody,
            figures: figuresOf(row),
            days: daysOf(
              question,
              counted.filter(({ label, day }) => day !== null && label === row.label),
            ),
          })),
        },
      };
    },
    signal,
  );
}

function figuresOf({ count, people, total, percentiles }: EventsRow): EventFigures {
  const [p50, p75, p90, p99] = percentiles ?? [];
  return {
    count,
    people,
    perPerson: people === 0 ? null : count / people,
    sum: total,
    percentiles:
      p50 === undefined || p75 === undefined || p90 === undefined || p99 === undefined
        ? null
        : { p50, p75, p90, p99 },
  };
}

/** Every day of the question, also those on which nothing happened. */
function daysOf({ scope: { days } }: EventsQuestion, rows: readonly EventsRow[]) {
  const byDay = new Map(rows.map((row) => [row.day!, row]));
  const first = dayNumber(days.from);
  return Array.from({ length: dayNumber(days.to) - first + 1 }, (_, place) => {
    const row = byDay.get(first + place);
    return { day: dateOfDay(first + place), count: row?.count ?? 0, people: row?.people ?? 0 };
  });
}
