export type {
  CallContext,
  CallerSession,
  HostName,
  Operator,
  OperatorContext,
  PersonContext,
  VisitorContext,
} from './context';
export { publicError, trpcCodeOf } from './error-mapping';
export { idempotencyKey } from './inputs';
export { anyone, operator, person, router, visitor } from './trpc';
