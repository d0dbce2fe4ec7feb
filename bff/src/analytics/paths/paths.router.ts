import { operator } from '../../platform/trpc';
import { answerPeopleBehind } from '../people-behind/people-behind';
import { PeoplePage } from '../people-behind/people-page';
import type { Sidecar } from '../sidecar/sidecar';
import { answerPaths } from './paths';
import { PathsPeople, PathsQuestion } from './paths.question';
import { pathsBehindSql } from './paths.sql';

export const pathsProcedures = (sidecar: Sidecar) => ({
  paths: operator.input(PathsQuestion).query(({ input, signal }) => answerPaths(sidecar, input, signal)),
  pathsPeople: operator
    .input(PathsPeople.and(PeoplePage))
    .query(({ ctx, input, signal }) =>
      answerPeopleBehind(ctx, sidecar, () => pathsBehindSql(input), input, signal),
    ),
});
