import { z } from 'zod';
import { operator } from '../../platform/trpc';
import { ReportScope, sourceDimensions } from '../report/report-scope';
import { dimensionValues } from './dimension-values';

const ValuesQuestion = z.object({ dimension: z.enum(sourceDimensions), days: ReportScope.shape.days });

export const dimensionValueProcedures = {
  dimensionValues: operator.input(ValuesQuestion).query(({ ctx, input }) => dimensionValues(ctx.db, input)),
};
