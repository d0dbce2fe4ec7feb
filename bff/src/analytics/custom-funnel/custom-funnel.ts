import { wilsonRate } from '@loudou/shared/rate';
import type { CustomFunnelAnswer, StepFigures } from '../report/report-answers';
import { answerWithBasis } from '../sidecar/basis';
import { everybody, inOrder } from '../sidecar/groups.sql';
import type { Sidecar } from '../sidecar/sidecar';
import type { CustomFunnelQuestion } from './custom-funnel.question';
import { funnelAnswerSql } from './custom-funnel.sql';

interface FunnelRow {
  label: string | null;
  size: number | null;
  people: number[] | null;
  waits: (number[] | null)[] | null;
  mark: string | null;
  marked: number | null;
}

/** How far people came along steps that the asker chose. */
export async function answerCustomFunnel(
  sidecar: Sidecar,
  question: CustomFunnelQuestion,
  signal?: AbortSignal,
): Promise<CustomFunnelAnswer> {
  const { text, bound } = funnelAnswerSql(question);
  return answerWithBasis(
    sidecar,
    question.scope.includeMarked,
    async ({ ask }) => {
      const rows = await ask<FunnelRow>(text, bound.values);
      const groups = rows.flatMap((row) =>
        row.mark === null ? [{ label: row.label, size: row.size!, figures: figuresOf(row) }] : [],
      );
      const marks = rows.flatMap(({ mark, marked }) => (mark === null ? [] : [{ mark, people: marked! }]));
      return {
        marks,
        answer: {
          counting: question.counting,
          order: question.order,
          groups: inOrder(groups).map(({ label, figures }) => ({ key: label ?? everybody, figures })),
        },
      };
    },
    signal,
  );
}

function figuresOf({ people, waits }: FunnelRow): StepFigures {
  const counts = people!;
  return {
    people: counts,
    fromPrevious: counts.map((reached, place) =>
      place === 0 ? null : wilsonRate(reached, counts[place - 1]!),
    ),
    fromFirst: counts.map((reached) => wilsonRate(reached, counts[0]!)),
    medianMs: [null, ...waits!.map((wait) => wait?.[0] ?? null)],
    p90Ms: [null, ...waits!.map((wait) => wait?.[1] ?? null)],
  };
}
