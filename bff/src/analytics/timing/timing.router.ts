import { operator } from '../../platform/trpc';
import type { Sidecar } from '../sidecar/sidecar';
import { answerTimeToNext, TimeToNextQuestion } from './time-to-next';

export const timingProcedures = (sidecar: Sidecar) => ({
  timeToNext: operator
    .input(TimeToNextQuestion)
    .query(({ input, signal }) => answerTimeToNext(sidecar, input, signal)),
});
