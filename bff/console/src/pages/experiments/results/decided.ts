/** What may be decided of a phase. */
export const decisions = ['ship', 'widen', 'keep_running', 'stop'] as const;
export type Decided = (typeof decisions)[number];

/** The sentence that tells what a decision does before it is made. */
export const effectOf = {
  ship: 'experiments.results.decide.effectShip',
  widen: 'experiments.results.decide.effectWiden',
  keep_running: 'experiments.results.decide.effectKeep',
  stop: 'experiments.results.decide.effectStop',
} as const satisfies Record<Decided, string>;
