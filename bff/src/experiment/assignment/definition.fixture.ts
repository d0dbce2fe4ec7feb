import type { ExperimentId } from '@loudou/shared/ids';
import type { Definition } from '../definition/definition';
import type { AtWork, RunningPhase } from './running.store';

export const evenDefinition: Definition = {
  name: '首屏标题',
  hypothesis: '',
  layer: 'landing',
  unit: 'host',
  audience: { hosts: ['weapp', 'tt', 'h5'], adPlatforms: null, newcomersOnly: false },
  slot: { fromBps: 0, toBps: 10_000 },
  shareBps: 10_000,
  variants: [
    { key: 'a', name: '现在的', weightBps: 5_000, values: {} },
    { key: 'b', name: '新标题', weightBps: 5_000, values: { 'landing.title': '先看价格，再做决定' } },
  ],
  primary: { metric: 'submitted', smallestEffect: 200 },
  guardrails: [],
  looks: 4,
  alphaBps: 500,
  powerBps: 8_000,
  plannedDays: 14,
  plannedUnits: 10_000,
  changesPrice: false,
};

export const phaseOf = (
  number: number,
  changes: Partial<Definition> = {},
  shareBps = 10_000,
): RunningPhase => ({
  experimentId: `exp_${number}` as ExperimentId,
  key: `EXP-${String(number).padStart(3, '0')}`,
  phase: 1,
  seed: `exp_${number}:1`,
  definition: { ...evenDefinition, ...changes },
  shareBps,
});

export const atWork = (parts: Partial<AtWork>): AtWork => ({
  version: 1,
  phases: [],
  rollouts: [],
  holdouts: [],
  ...parts,
});
