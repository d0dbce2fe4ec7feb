import { operator } from '../../platform/trpc';
import { answerAcquisition } from './acquisition';
import { AcquisitionQuestion } from './acquisition-question';

export const acquisitionProcedures = {
  acquisition: operator.input(AcquisitionQuestion).query(({ ctx, input }) => answerAcquisition(ctx, input)),
};
