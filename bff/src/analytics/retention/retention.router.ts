import { operator } from '../../platform/trpc';
import type { Sidecar } from '../sidecar/sidecar';
import { answerRetention, RetentionQuestion } from './retention';

export const retentionProcedures = (sidecar: Sidecar) => ({
  retention: operator
    .input(RetentionQuestion)
    .query(({ input, signal }) => answerRetention(sidecar, input, signal)),
});
