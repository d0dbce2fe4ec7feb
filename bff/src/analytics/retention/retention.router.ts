import { operator } from '../../platform/trpc';
import { answerPeopleBehind } from '../people-behind/people-behind';
import { PeoplePage } from '../people-behind/people-page';
import type { Sidecar } from '../sidecar/sidecar';
import { answerRetention } from './retention';
import { RetentionPeople, RetentionQuestion } from './retention.question';
import { retentionBehindSql } from './retention.sql';

export const retentionProcedures = (sidecar: Sidecar) => ({
  retention: operator
    .input(RetentionQuestion)
    .query(({ input, signal }) => answerRetention(sidecar, input, signal)),
  retentionPeople: operator
    .input(RetentionPeople.and(PeoplePage))
    .query(({ ctx, input, signal }) =>
      answerPeopleBehind(ctx, sidecar, (asOf) => retentionBehindSql(input, asOf), input, signal),
    ),
});
