import { z } from 'zod';
import { administrator, anyone, router, signedIn } from '../platform/trpc';
import { operatorAudit } from './operator-audit.queries';
import { asSeen, signIn, signOut } from './operator.actions';
import { addPerson, changePassword, disablePerson, peopleOf, renewPassword } from './people.actions';

const password = z.string().min(1).max(256);
const newPassword = z.string().min(12).max(256);
const Credentials = z.object({ signInName: z.string().min(1).max(64), password });

const operatorId = z.string().regex(/^opr_\w{1,60}$/);
const NewPerson = z.object({
  signInName: z
    .string()
    .trim()
    .regex(/^[\w.@+-]{2,64}$/),
  displayName: z.string().trim().min(1).max(20),
  role: z.enum(['admin', 'analyst', 'compliance']),
});
const Disabling = z.object({
  operatorId,
  disabled: z.boolean(),
  reason: z.string().trim().min(4).max(200),
});
const Audit = z.object({ before: z.number().int().min(1).nullable().default(null) });

/**
 * Accounts of the console: coming and going for everybody, other people for administrators. Errors of the latter:
 * `not_allowed`, `not_found`, `invalid_input` with a `problem` of `PeopleRefusal`.
 */
export const operatorRouter = router({
  signIn: anyone.input(Credentials).mutation(({ ctx, input }) => signIn(ctx, input)),
  signOut: anyone.mutation(({ ctx }) => signOut(ctx)),
  me: signedIn.query(({ ctx }) => asSeen(ctx, ctx.operator)),
  changePassword: signedIn
    .input(z.object({ current: password, next: newPassword }))
    .mutation(({ ctx, input }) => changePassword(ctx, input)),

  list: administrator.query(({ ctx }) => peopleOf(ctx)),
  add: administrator.input(NewPerson).mutation(({ ctx, input }) => addPerson(ctx, input)),
  renewPassword: administrator
    .input(z.object({ operatorId }))
    .mutation(({ ctx, input }) => renewPassword(ctx, input)),
  disable: administrator.input(Disabling).mutation(({ ctx, input }) => disablePerson(ctx, input)),
  audit: administrator.input(Audit).query(({ ctx, input }) => operatorAudit(ctx.db, input.before)),
});
