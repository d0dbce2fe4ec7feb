import type { AccountDetail, Problem, Setup, Sink } from '../account-types';

/** What every step of the set-up is given. */
export interface StepProps {
  account: AccountDetail;
  sink: Sink;
  setup: Setup;
  onChange(setup: Setup): void;
  /** What is wrong at this place, once somebody has tried to go on. */
  problemAt(path: string): Problem | null;
}
