import { operator } from '../../platform/trpc';
import type { Sidecar } from '../sidecar/sidecar';
import { answerDropOff } from './drop-off';
import { DropOffQuestion } from './drop-off.question';

export const dropOffProcedures = (sidecar: Sidecar) => ({
  dropOff: operator
    .input(DropOffQuestion)
    .query(({ input, signal }) => answerDropOff(sidecar, input, signal)),
});
