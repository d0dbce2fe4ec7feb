import { createContext, useContext } from 'react';
import type { Experiment, Phase } from '../experiment-types';
import type { ResultWords } from './answer-text';
import type { Part } from './part.rules';
import type { Results } from './results-answer';

/** One phase's results with the words of the present language. */
export interface ResultsView {
  experiment: Experiment;
  phase: Phase;
  results: Results;
  /** Whose figures these are; null is everybody. */
  part: Part | null;
  words: ResultWords;
}

const View = createContext<ResultsView | null>(null);
export const ResultsViewProvider = View.Provider;

export function useResultsView(): ResultsView {
  const view = useContext(View);
  if (!view) throw new Error('useResultsView stands outside of its page');
  return view;
}
