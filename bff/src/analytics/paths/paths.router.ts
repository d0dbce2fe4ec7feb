import { operator } from '../../platform/trpc';
import type { Sidecar } from '../sidecar/sidecar';
import { answerPaths } from './paths';
import { PathsQuestion } from './paths.question';

export const pathsProcedures = (sidecar: Sidecar) => ({
  paths: operator.input(PathsQuestion).query(({ input, signal }) => answerPaths(sidecar, input, signal)),
});
