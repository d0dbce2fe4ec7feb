import { type Rate, wilsonRate } from '@loudou/shared/rate';
import type { RetentionAnswer, RetentionCohort } from '../report/report-answers';
import { answerWithBasis } from '../sidecar/basis';
import { dateOfDay } from '../sidecar/day-number';
import { everybody } from '../sidecar/groups.sql';
import type { Sidecar } from '../sidecar/sidecar';
import { firstDayOfWeek, type RetentionQuestion } from './retention.question';
import { periodOf, retentionSql } from './retention.sql';

interface RetentionRow {
  cohort: number | null;
  /** Null for everybody of the cohort. */
  after: number | null;
  people: number;
  mark: string | null;
}

export async function answerRetention(
  sidecar: Sidecar,
  question: RetentionQuestion,
  signal?: AbortSignal,
): Promise<RetentionAnswer> {
  const { text, values } = retentionSql(question);
  return answerWithBasis(
    sidecar,
    question.scope.includeMarked,
    async ({ ask, asOf }) => {
      const rows = await ask<RetentionRow>(text, values);
      const cohorts = cohortsOf(rows, question, periodOf(asOf.getTime(), question.unit));
      return {
        marks: rows.flatMap(({ mark, people }) => (mark === null ? [] : [{ mark, people }])),
        answer: { unit: question.unit, cohorts, total: totalOf(cohorts, question) },
      };
    },
    signal,
  );
}

/** `running` is the period that is not over yet. */
function cohortsOf(rows: RetentionRow[], question: RetentionQuestion, running: number): RetentionCohort[] {
  const people = new Map(rows.map((row) => [`${row.cohort} ${row.after ?? 'all'}`, row.people]));
  const cohorts = rows.flatMap(({ cohort, after }) => (cohort !== null && after === null ? [cohort] : []));
  return cohorts
    .sort((one, other) => one - other)
    .map((cohort) => {
      const base = people.get(`${cohort} all`)!;
      return {
        cohort: firstDayOf(cohort, question.unit),
        people: base,
        returned: Array.from({ length: question.periods }, (_, place) => {
          const after = place + 1;
          return cohort + after < running ? wilsonRate(people.get(`${cohort} ${after}`) ?? 0, base) : null;
        }),
      };
    });
}

function totalOf(cohorts: readonly RetentionCohort[], { periods }: RetentionQuestion): RetentionCohort {
  const returned = Array.from({ length: periods }, (_, place) => {
    const ripe = cohorts.flatMap((cohort) => cohort.returned[place] ?? []);
    const sum = (read: (rate: Rate) => number) => ripe.reduce((all, rate) => all + read(rate), 0);
    return wilsonRate(
      sum(({ reached }) => reached),
      sum(({ base }) => base),
    );
  });
  return { cohort: everybody, people: cohorts.reduce((sum, { people }) => sum + people, 0), returned };
}

const firstDayOf = (period: number, unit: RetentionQuestion['unit']) =>
  dateOfDay(unit === 'day' ? period : firstDayOfWeek(period));
