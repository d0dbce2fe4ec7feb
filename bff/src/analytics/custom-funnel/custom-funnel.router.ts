import { operator } from '../../platform/trpc';
import type { Sidecar } from '../sidecar/sidecar';
import { answerCustomFunnel } from './custom-funnel';
import { CustomFunnelQuestion } from './custom-funnel.question';

export const customFunnelProcedures = (sidecar: Sidecar) => ({
  customFunnel: operator
    .input(CustomFunnelQuestion)
    .query(({ input, signal }) => answerCustomFunnel(sidecar, input, signal)),
});
