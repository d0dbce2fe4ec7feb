import type { ExperimentId } from '@loudou/shared/ids';
import type { Layer } from '@loudou/shared/page-config';
import type { MetricName } from '../metric/metrics';
import type { Definition, VariantKey } from './definition';

/**
 * - running: enrols and shows;
 * - paused: everybody sees the default, and the same phase may go on;
 * - stopped: its phase was ended on the spot, and only another phase may follow;
 * - decided: its phase is over; a variant that was shipped is on its way to everybody;
 * - archived: shows nothing, and nothing follows.
 */
export type ExperimentState = 'draft' | 'running' | 'paused' | 'stopped' | 'decided' | 'archived';

/** Who did it; a name is null for what the house did by itself. */
export interface Doer {
  operatorId: string;
  name: string | null;
}

export interface ExperimentRow {
  experimentId: ExperimentId;
  /** What people call it, and what stands on the wire: EXP-034. */
  key: string;
  name: string;
  layer: Layer;
  state: ExperimentState;
  /** 0 before it was first started. */
  phase: number;
  revision: number;
  primary: MetricName;
  variants: { key: VariantKey; name: string }[];
  plannedDays: number;
  plannedUnits: number;
  /** Of its slot, how many are let in; null before the first start. */
  shareBps: number | null;
  /** Of the layer, which part it holds while it runs or is paused, and would hold as a draft. */
  slot: Definition['slot'];
  startedAt: string | null;
  endedAt: string | null;
  /** A decision against the rule waits for a second person. */
  decisionPending: boolean;
  rollout: { variant: VariantKey; shareBps: number } | null;
  made: { by: Doer; at: string };
  changed: { by: Doer; at: string };
}

export interface ShareStep {
  shareBps: number;
  at: string;
  by: Doer;
  because: string;
}

/** What was frozen when a phase began; nobody changes it. */
export interface Phase {
  phase: number;
  definition: Definition;
  definitionHash: string;
  seed: string;
  hashVersion: number;
  rulesVersion: string;
  textHash: string;
  started: { by: Doer; at: string };
  ended: { by: Doer; at: string; because: string } | null;
  /** The newest last. */
  shares: ShareStep[];
}

export const decisions = ['ship', 'widen', 'keep_running', 'stop'] as const;
export type DecisionKind = (typeof decisions)[number];

export interface Decision {
  decisionId: number;
  phase: number;
  recommended: string;
  evidence: Record<string, unknown>;
  decided: DecisionKind;
  variant: VariantKey | null;
  reason: string;
  by: Doer;
  at: string;
  against: boolean;
  seconded: { by: Doer; at: string } | null;
  /** `superseded`: waited for a second person when a later decision was made. */
  standing: 'effective' | 'pending' | 'superseded';
}

export interface RolloutStep {
  variant: VariantKey;
  shareBps: number;
  at: string;
  by: Doer;
  because: string;
}

export interface ExperimentView extends ExperimentRow {
  /** The draft as it was last saved. */
  definition: Definition;
  /** The hash of the draft's words and values that an approval is given to. */
  textHash: string;
  /** Whether the draft says other than the phase that runs. */
  draftDiffers: boolean;
  /** The newest first. */
  phases: Phase[];
  decisions: Decision[];
  rollouts: RolloutStep[];
  previews: AlivePreview[];
}

export interface AlivePreview {
  /** The beginning of the token's hash: enough to revoke it, and of no use to look through it. */
  previewId: string;
  variant: VariantKey;
  host: 'weapp' | 'tt' | 'h5';
  largeText: boolean;
  dark: boolean;
  /** Whether the draft was saved anew since. */
  outdated: boolean;
  made: { by: Doer; at: string };
  expiresAt: string;
}

/** EXP-001 and on; more than 999 take as many digits as they need. */
export const keyOf = (number: number): string => `EXP-${String(number).padStart(3, '0')}`;
/** The same of a column. */
export const keySql = (number: string): string =>
  `'EXP-' || lpad(${number}::text, greatest(3, length(${number}::text)), '0')`;

/** What acts without a person: the watcher of harm and of the split. */
export const watcherId = 'system:watcher';
