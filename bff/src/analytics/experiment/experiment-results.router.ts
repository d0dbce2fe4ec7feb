import { isId, type ExperimentId } from '@loudou/shared/ids';
import { z } from 'zod';
import { operator } from '../../platform/trpc';
import type { FiguresKeeper } from './figures-keeper';
import { tellResults } from './tell-results';

const SegmentWanted = z.strictObject({
  kind: z.enum(['host', 'ad_platform', 'newcomer']),
  value: z.string().max(40),
});

const ResultsWanted = z.strictObject({
  experimentId: z.custom<ExperimentId>((value) => isId('experiment', value), 'not an experiment id'),
  /** Null is the phase that it is in. */
  phase: z.number().int().min(1).max(10_000).nullable().default(null),
  bots: z.enum(['out', 'in']).default('out'),
  segment: SegmentWanted.nullable().default(null),
});

export const experimentResultsProcedures = (figures: FiguresKeeper) => ({
  /**
   * Within a second: what the newest figures say, with how new they are, or how far the first ones have come. Errors:
   * `not_found` before the first start; `outside_unavailable` without an engine; `overloaded` for too many people.
   */
  results: operator
    .input(ResultsWanted)
    .query(async ({ ctx, input: { experimentId, phase, ...asked } }) =>
      tellResults(await figures.shown(ctx, experimentId, phase), asked),
    ),
});
