import { zhResultsAnswer } from './zh.answer';
import { zhResultsDecision } from './zh.decision';
import { zhResultsEvidence } from './zh.evidence';
import { zhResultsFrame } from './zh.frame';
import { zhResultsFreshness } from './zh.freshness';
import { zhResultsOutcome } from './zh.outcome';
import { zhResultsPart } from './zh.part';

/** The results of an experiment, piece by piece; no two pieces name the same text. */
export const zhResults = {
  ...zhResultsFrame,
  ...zhResultsFreshness,
  ...zhResultsAnswer,
  ...zhResultsDecision,
  ...zhResultsEvidence,
  ...zhResultsOutcome,
  ...zhResultsPart,
};
