import { zhFrame } from './zh.frame';
import { zhViews } from './zh.views';

/** The pages of analysis, piece by piece; no two pieces name the same text. */
export const zhAnalysis = {
  ...zhFrame,
  ...zhViews,
};
