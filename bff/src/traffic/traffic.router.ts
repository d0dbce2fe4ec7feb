import { isId, type PersonId } from '@loudou/shared/ids';
import { z } from 'zod';
import { administrator, operator, router } from '../platform/trpc';
import { markPerson } from './traffic.actions';
import { trafficOverview } from './traffic.queries';
import { trafficMarks } from './traffic.rules';

const Marking = z.object({
  personId: z.custom<PersonId>((value) => isId('person', value)),
  mark: z.enum([...trafficMarks, 'none']),
  reason: z.string().trim().min(4).max(200),
});

/** Who is no customer: how many, by which rule, and the way to say otherwise. */
export const trafficRouter = router({
  overview: operator.query(({ ctx }) => trafficOverview(ctx.db)),
  mark: administrator.input(Marking).mutation(({ ctx, input }) => markPerson(ctx, input)),
});
