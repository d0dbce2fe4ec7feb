import { enFrame } from './en.frame';
import { enViews } from './en.views';

/** The pages of analysis, piece by piece; no two pieces name the same text. */
export const enAnalysis = {
  ...enFrame,
  ...enViews,
};
