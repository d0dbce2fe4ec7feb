import { performance } from 'node:perf_hooks';
import type { ReportBasis } from '../report/report-scope';
import type { Answered, Row, Sidecar } from './sidecar';

export interface MarkCount {
  mark: string;
  people: number;
}

/** Asks inside one state of the file and puts under the answer what it rests on. */
export async function answerWithBasis<Answer extends object>(
  sidecar: Sidecar,
  includeMarked: boolean,
  work: (answered: Answered) => Promise<{ marks: MarkCount[]; answer: Answer }>,
  signal?: AbortSignal,
): Promise<Answer & { basis: ReportBasis }> {
  const began = performance.now();
  return sidecar.answer(async (answered) => {
    const { marks, answer } = await work(answered);
    const byMark = [...marks].sort((one, other) => one.mark.localeCompare(other.mark));
    const people = byMark.reduce((sum, mark) => sum + mark.people, 0);
    return {
      ...answer,
      basis: {
        asOf: answered.asOf.toISOString(),
        marked: { included: includeMarked, people, byMark },
        tookMs: Math.round(performance.now() - began),
      },
    };
  }, signal);
}

export const marksOf = (rows: readonly Row[]): MarkCount[] =>
  rows.map((row) => ({ mark: row.mark as string, people: row.people as number }));
