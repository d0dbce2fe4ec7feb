import { isId, type ExperimentId } from '@loudou/shared/ids';
import { z } from 'zod';
import { operator } from '../../platform/trpc';
import { rememberedResults } from './remembered-answers';
import type { FiguresKeeper } from './figures-keeper';

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
  /** Errors: `not_found` before the first start; `overloaded` while the columnar copy cannot answer. */
  results: operator
    .input(ResultsWanted)
    .query(async ({ ctx, input: { experimentId, phase, ...asked } }) =>
      rememberedResults(await figures.figuresOf(ctx, experimentId, phase), asked),
    ),
});
