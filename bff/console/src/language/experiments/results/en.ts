import { enResultsAnswer } from './en.answer';
import { enResultsDecision } from './en.decision';
import { enResultsEvidence } from './en.evidence';
import { enResultsFrame } from './en.frame';
import { enResultsFreshness } from './en.freshness';
import { enResultsOutcome } from './en.outcome';
import { enResultsPart } from './en.part';

export const enResults = {
  ...enResultsFrame,
  ...enResultsFreshness,
  ...enResultsAnswer,
  ...enResultsDecision,
  ...enResultsEvidence,
  ...enResultsOutcome,
  ...enResultsPart,
};
