import type { TFunction } from 'i18next';
import type { PolicyProblem } from '../grading-api';
import type { Unfinished } from './draft.rules';

/** A problem in words, rows counted from one as they are shown. */
export function problemText(problem: PolicyProblem | Unfinished, t: TFunction): string {
  const row = 'row' in problem ? problem.row + 1 : 0;
  switch (problem.kind) {
    case 'unreachable':
      return problem.by === null
        ? t('grading.problem.unreachable_together', { row })
        : t('grading.problem.unreachable', { row, by: problem.by + 1 });
    case 'overlapping_rates':
      return t('grading.problem.overlapping_rates', { row, by: problem.by + 1 });
    case 'bad_band':
      return t('grading.problem.bad_band', { row, band: problem.band });
    default:
      return t(`grading.problem.${problem.kind}`, { row });
  }
}

export const isBlocking = (problem: PolicyProblem | Unfinished) => !('blocks' in problem) || problem.blocks;
