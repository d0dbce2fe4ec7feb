import type { ExperimentId } from '@loudou/shared/ids';
import type { Definition } from '../definition/definition';
import { keyOf } from '../definition/experiment';
import { plainDefinition } from '../definition/plain-definition.fixture';
import type { AtWork, RunningPhase } from './running.store';

export const phaseOf = (
  number: number,
  changes: Partial<Definition> = {},
  shareBps = 10_000,
): RunningPhase => ({
  experimentId: `exp_${number}` as ExperimentId,
  key: keyOf(number),
  phase: 1,
  seed: `exp_${number}:1`,
  definition: plainDefinition(changes),
  shareBps,
});

export const atWork = (parts: Partial<AtWork>): AtWork => ({
  version: 1,
  phases: [],
  rollouts: [],
  holdouts: [],
  ...parts,
});
