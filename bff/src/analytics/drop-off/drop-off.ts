import { wilsonRate } from '@loudou/shared/rate';
import type { DropOffAnswer, DropOffReason } from '../report/report-answers';
import { answerWithBasis } from '../sidecar/basis';
import type { Sidecar } from '../sidecar/sidecar';
import type { DropOffQuestion } from './drop-off.question';
import { dropOffSql } from './drop-off.sql';

/** Reasons that are told one by one; what is beyond the largest stands together, so that all add up to the lost. */
const maxReasons = 50;

interface DropOffRow {
  row_kind: 'reason' | 'reached' | 'lost' | 'waiting' | 'mark';
  kind: string;
  key: string;
  page: string | null;
  people: number;
  stay_ms: number;
}

export async function answerDropOff(
  sidecar: Sidecar,
  question: DropOffQuestion,
  signal?: AbortSignal,
): Promise<DropOffAnswer> {
  return answerWithBasis(
    sidecar,
    question.scope.includeMarked,
    async ({ ask, asOf }) => {
      const { text, values } = dropOffSql(question, asOf);
      const rows = await ask<DropOffRow>(text, values);
      const ofKind = (wanted: DropOffRow['row_kind']) => rows.filter(({ row_kind }) => row_kind === wanted);
      const lost = ofKind('lost')[0]!.people;
      return {
        marks: ofKind('mark').map(({ kind, people }) => ({ mark: kind, people })),
        answer: {
          step: question.step,
          reached: ofKind('reached')[0]!.people,
          lost,
          waiting: ofKind('waiting')[0]!.people,
          reasons: reasonsOf(ofKind('reason'), lost),
        },
      };
    },
    signal,
  );
}

function reasonsOf(rows: DropOffRow[], lost: number): DropOffReason[] {
  const sorted = rows.sort(
    (one, other) =>
      other.people - one.people ||
      one.kind.localeCompare(other.kind) ||
      one.key.localeCompare(other.key) ||
      (one.page ?? '').localeCompare(other.page ?? ''),
  );
  const told = sorted.slice(0, maxReasons).map(({ kind, key, page, people, stay_ms }) => ({
    kind: kind as DropOffReason['kind'],
    key,
    page,
    people,
    share: wilsonRate(people, lost)!,
    medianStayMs: stay_ms,
  }));
  const others = sorted.slice(maxReasons).reduce((sum, { people }) => sum + people, 0);
  if (others === 0) return told;
  const share = wilsonRate(others, lost)!;
  return [...told, { kind: 'other', key: '', page: null, people: others, share, medianStayMs: null }];
}
