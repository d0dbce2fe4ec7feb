import { operator } from '../../platform/trpc';
import { answerFunnel } from './funnel';
import { FunnelQuestion, WaitsQuestion } from './funnel-question';
import { answerFunnelWaits } from './waits';

export const funnelProcedures = {
  funnel: operator.input(FunnelQuestion).query(({ ctx, input }) => answerFunnel(ctx, input)),
  /** Median and P90 of the time between the steps: slower than the funnel, so asked beside it. */
  funnelWaits: operator.input(WaitsQuestion).query(({ ctx, input }) => answerFunnelWaits(ctx, input)),
};
