import { z } from 'zod';
import { anyone, operator, router } from '../platform/trpc';
import { signIn, signOut } from './operator.actions';

const Credentials = z.object({
  signInName: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
});

export const operatorRouter = router({
  signIn: anyone.input(Credentials).mutation(({ ctx, input }) => signIn(ctx, input)),
  signOut: anyone.mutation(({ ctx }) => signOut(ctx)),
  me: operator.query(({ ctx }) => ctx.operator),
});
