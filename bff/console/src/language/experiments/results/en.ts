import { enResultsAnswer } from './en.answer';
import { enResultsDecision } from './en.decision';
import { enResultsEvidence } from './en.evidence';
import { enResultsFrame } from './en.frame';
import { enResultsOutcome } from './en.outcome';

export const enResults = {
  ...enResultsFrame,
  ...enResultsAnswer,
  ...enResultsDecision,
  ...enResultsEvidence,
  ...enResultsOutcome,
};
