import type { OperatorContext } from '../platform/trpc';

/** What the actions here need of a call from the console. */
export type GradingContext = Pick<OperatorContext, 'db' | 'clock' | 'operator'>;
