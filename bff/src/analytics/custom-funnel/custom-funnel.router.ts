import { operator } from '../../platform/trpc';
import { answerPeopleBehind } from '../people-behind/people-behind';
import { PeoplePage } from '../people-behind/people-page';
import type { Sidecar } from '../sidecar/sidecar';
import { answerCustomFunnel } from './custom-funnel';
import { CustomFunnelPeople, CustomFunnelQuestion } from './custom-funnel.question';
import { funnelBehindSql } from './custom-funnel.sql';

export const customFunnelProcedures = (sidecar: Sidecar) => ({
  customFunnel: operator
    .input(CustomFunnelQuestion)
    .query(({ input, signal }) => answerCustomFunnel(sidecar, input, signal)),
  customFunnelPeople: operator
    .input(CustomFunnelPeople.and(PeoplePage))
    .query(({ ctx, input, signal }) =>
      answerPeopleBehind(ctx, sidecar, () => funnelBehindSql(input), input, signal),
    ),
});
