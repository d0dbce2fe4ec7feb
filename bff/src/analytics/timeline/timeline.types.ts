import type { PersonId } from '@loudou/shared/ids';
import type { ShownState } from '../../delivery';
import type { FunnelStepName } from '../funnel/steps';
import type { MaskedDetails } from './mask.rules';

export type TimelineLane = 'touch' | 'consent' | 'behaviour' | 'fact';

/** One row of the ledger that a fact led to. */
export interface TimelineDelivery {
  deliveryId: string;
  sink: string;
  accountLabel: string;
  event: string;
  state: ShownState;
  attempts: number;
  cause: string | null;
  /** From the fact to its end, whichever that was; null while it is not at its end. */
  tookMs: number | null;
}

export interface TimelineEntry {
  id: string;
  at: string;
  lane: TimelineLane;
  name: string;
  host: string | null;
  details: MaskedDetails;
  deliveries: TimelineDelivery[];
}

export interface TimelineConsent {
  purpose: string;
  state: 'granted' | 'withdrawn';
  since: string;
}

export interface PersonTimeline {
  person: {
    personId: PersonId;
    createdAt: string;
    registeredAt: string | null;
    /** Visitors that turned out to be this person. */
    mergedFrom: PersonId[];
    creditedTouchId: string | null;
    creditRule: string | null;
  };
  reached: { step: FunnelStepName; at: string | null }[];
  consents: TimelineConsent[];
  money: { loans: number; borrowedFen: number; repaidFen: number; interestFen: number; feeFen: number };
  entries: TimelineEntry[];
  /** True when the life is longer than what is shown; the newest behaviour is left out then. */
  truncated: boolean;
  auditedReason: string;
}
