import type { Definition } from './definition';
import type { Layer } from '@loudou/shared/page-config';

export const gateNames = ['authorised', 'mapped', 'healthy', 'reconciled'] as const;
export type GateName = (typeof gateNames)[number];

/** `unknown`: nothing can be said yet, which is told and holds nobody up; `pending`: somebody's word is awaited. */
export type GateState = 'green' | 'red' | 'pending' | 'unknown';

/** A sentence of a gate: the console has one for each code, with the data in it. */
export interface GateReason {
  code: GateReasonCode;
  /** Whether this alone holds up the start. */
  blocks: boolean;
  data: Record<string, string | number | boolean | null>;
}

export type GateReasonCode =
  // authorised: ad accounts that visitors of the audience come from, and the purpose that exposures are told under
  | 'no_accounts'
  | 'account_authorised'
  | 'account_not_authorised'
  | 'account_not_asked'
  | 'usage_purpose_in_force'
  // mapped and compliant
  | 'account_mapped'
  | 'account_not_mapped'
  | 'metrics_known'
  | 'metric_unknown'
  | 'rules_passed'
  | 'rule_failed'
  | 'approved'
  | 'approval_missing'
  | 'approval_waits'
  | 'approval_refused'
  | 'approval_of_other_text'
  | 'approval_needs_compliance_role'
  // A/A
  | 'aa_balanced'
  | 'aa_unbalanced'
  | 'aa_too_few'
  | 'aa_outcome_differs'
  // reconciled
  | 'account_reconciled'
  | 'account_unexplained'
  | 'account_not_reconciled_yet';

export interface Gate {
  gate: GateName;
  state: GateState;
  reasons: GateReason[];
}

export interface GatesAnswer {
  gates: Gate[];
  /** What the rules and approvals were asked about. */
  textHash: string;
  rulesVersion: string;
  /** False while any gate refuses. */
  open: boolean;
}

/** What the books of an ad account say, from the rooms that keep them. */
export interface AccountStandingAtGate {
  label: string;
  adPlatform: string;
  authorised: GateState;
  mapped: GateState;
  reconciled: GateState;
  /** Differences without a cause. */
  unexplained: number;
}

export interface AaHealth {
  days: number;
  units: [number, number];
  /** Of the split alone; null when there are too few units. */
  splitP: number | null;
  /** Of the difference in registering between two halves that saw the same. */
  outcomeP: number | null;
}

/** What a rule said of one variant. */
export interface TextFinding {
  variant: string;
  rule: string;
  passed: boolean;
}

export interface TextStanding {
  textHash: string;
  rulesVersion: string;
  findings: TextFinding[];
}

/** What other rooms say before a start, connected where everything is put together. */
export interface GateDoors {
  /** Ad accounts that send, of these platforms or of all. */
  accountsOf(adPlatforms: readonly string[] | null): Promise<AccountStandingAtGate[]>;
  /** The rules of today over what each variant shows. */
  checkText(definition: Definition, now: Date): TextStanding;
  /** Of the last days of a layer: two halves that saw the same. */
  aaOf(layer: Layer, now: Date): Promise<AaHealth>;
}
