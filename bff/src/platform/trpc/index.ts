export type {
  CallContext,
  CallerSession,
  HostName,
  Operator,
  OperatorContext,
  PersonContext,
  VisitorContext,
} from './context';
export { requireAdministrator } from './administrator';
export { publicError, trpcCodeOf } from './error-mapping';
export { idempotencyKey } from './inputs';
export { requireOwnPassword } from './own-password';
export { administrator, anyone, operator, person, router, signedIn, visitor } from './trpc';
