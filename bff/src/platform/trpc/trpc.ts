import { initTRPC, TRPCError } from '@trpc/server';
import { AppError } from '../errors';
import { requireAdministrator } from './administrator';
import type { CallContext } from './context';
import { publicError, trpcCodeOf } from './error-mapping';
import { requireOwnPassword } from './own-password';

const trpc = initTRPC.context<CallContext>().create({
  errorFormatter: ({ shape, error, ctx }) => ({
    code: shape.code,
    message: publicError(error, ctx?.requestId).code,
    data: {
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      error: publicError(error, ctx?.requestId),
    },
  }),
});

export const router = trpc.router;

const expectedFailures = trpc.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof AppError) {
    throw new TRPCError({ code: trpcCodeOf(result.error.cause), cause: result.error.cause });
  }
  return result;
});

/** Anybody at all: opening a session, signing in to the console. */
export const anyone = trpc.procedure.use(expectedFailures);

/** Somebody with an open session, known by phone or not. */
export const visitor = anyone.use(async ({ ctx, next }) => {
  if (!ctx.sessionToken) throw new AppError('session_missing');
  const session = await ctx.findSession(ctx.sessionToken);
  if (!session) throw new AppError('session_expired');
  return next({ ctx: { ...ctx, session } });
});

/** Somebody whose phone number was proven. */
export const person = visitor.use(({ ctx, next }) => {
  if (!ctx.session.registered) throw new AppError('not_registered');
  return next({ ctx });
});

/** Somebody signed in to the console, also by a password that they have yet to replace by their own. */
export const signedIn = anyone.use(async ({ ctx, next }) => {
  const found = ctx.operatorToken ? await ctx.findOperator(ctx.operatorToken) : null;
  if (!found) throw new AppError('operator_required');
  return next({ ctx: { ...ctx, operator: found } });
});

/** Somebody of the lender's or our own staff, signed in to the console by a password of their own. */
export const operator = signedIn.use(({ ctx, next }) => {
  requireOwnPassword(ctx.operator);
  return next();
});

/** Whoever may change what others only look at: accounts, books, receivers. */
export const administrator = operator.use(({ ctx, next }) => {
  requireAdministrator(ctx.operator);
  return next();
});
