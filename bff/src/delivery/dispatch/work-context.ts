import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import type { WorkingAccount } from '../accounts/account.store';
import type { SendRequest } from '../transport/http-transport';
import type { LaneLeases } from './lane-leases';
import type { TakeInside } from './recorder';

/** What a worker of the ledger has from outside: its lanes, the ways out, time and chance. */
export interface WorkContext {
  platform: Platform;
  worker: string;
  leases: LaneLeases;
  sendRequest: SendRequest;
  /** The world's time, which receivers compare with their own. */
  worldNow(): Date;
  random(): number;
  nonce(): string;
  /** Aborted when the right to work is lost. */
  signal: AbortSignal;
  suppressions?: Suppressions;
  /** Another way out for some accounts: endpoints that nobody vouches for. */
  sendRequestFor?: (working: WorkingAccount) => SendRequest | undefined;
  takeInside?: (accountId: string, sink: string) => TakeInside | undefined;
}

/** Who must not be told of, by the word of the marketing core: person to cause. */
export type Suppressions = (
  db: Queryable,
  people: readonly PersonId[],
  sink: string,
  at: Date,
) => Promise<ReadonlyMap<PersonId, string>>;
