import type { LedgerState, WaitsFor } from '../../../bff/src/delivery/ledger/ledger.types';
import type { Departure } from './network';
import type { FaultKind } from './fault-plan';
import type { Arrival } from './receivers/receiver';
import type { LabAccount, Scenario } from './scenario';

export interface RecordedFact {
  factId: string;
  personId: string;
  /** Which of the scenario's people. */
  person: number;
  sequence: number;
  name: string;
  leavesBy: 'application_processing' | 'contract';
  recordedAtMs: number;
  riskBand: string | null;
}

export interface RecordedRow {
  deliveryId: string;
  account: LabAccount;
  factId: string;
  factName: string;
  personId: string;
  sequence: number;
  event: string;
  revision: number;
  externalId: string;
  gradingVersion: number | null;
  grade: string | null;
  state: LedgerState;
  cause: string | null;
  attempts: number;
  /** Null: it is in the queue no more. */
  queued: { waitsFor: WaitsFor | null; claimed: boolean } | null;
  /** Every state that it was ever in. */
  visited: LedgerState[];
}

export interface RecordedWithdrawal {
  personId: string;
  purpose: 'ad_measurement' | 'application_processing';
  atMs: number;
}

/** Everything that a run left behind, for the invariants to judge. */
export interface RunRecord {
  scenario: Scenario;
  facts: RecordedFact[];
  rows: RecordedRow[];
  untold: { factId: string; accountId: string | null; cause: string }[];
  /** Facts that nobody has looked at. */
  unplanned: string[];
  withdrawals: RecordedWithdrawal[];
  departures: Departure[];
  arrivals: Arrival[];
  chainFaults: { fault: string; deliveryId: string | null }[];
  /** Requests that left while their rows were somebody else's. */
  fenceBreaks: { worker: string; externalId: string; owner: string | null }[];
  /** The grading versions by when they came into force, oldest first. */
  gradingVersions: { version: number; fromMs: number }[];
  faults: Map<FaultKind, number>;
  /** Rounds of workers that ended in an error of ours or of the database. */
  failedRounds: string[];
  kills: number;
  stalls: number;
}
