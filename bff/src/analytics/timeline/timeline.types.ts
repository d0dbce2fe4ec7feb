import type { PersonId } from '@loudou/shared/ids';
import type { FunnelStepName } from '../funnel/steps';
import type { MaskedDetails } from './mask.rules';

export type TimelineLane = 'touch' | 'consent' | 'behaviour' | 'fact';

export interface TimelineDelivery {
  sink: string;
  state: 'queued' | 'delivered' | 'parked' | 'suppressed';
  /** Why it is held back while it is queued: a consent, or an earlier one of the same person. */
  waitsFor: 'consent' | 'parked' | null;
  attempts: number;
  cause: string | null;
  /** From the fact to its end, whichever that was; null while it waits. */
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
