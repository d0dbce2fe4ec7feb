import type { VariantKey } from '../definition/definition';

/** What a guardrail says, one-sided and valid at any look; in the metric's unit. */
export interface WatchedGuardrail {
  metric: string;
  variant: VariantKey;
  verdict: string;
  estimate: number | null;
  /** The best that it may be. */
  best: number | null;
  limit: number;
}

/** What the split says at any look; a figure that cannot be told stops nothing. */
export interface WatchedSplit {
  arms: readonly { variant: VariantKey; weightBps: number; units: number }[];
  sequential: { cannot: string } | { p: number; mismatch: boolean };
}

export interface SafetyFigures {
  guardrails: readonly WatchedGuardrail[];
  splits: readonly WatchedSplit[];
  asOf: Date;
}

/** A code and the figures that made it, as they go into the audit; nothing of who anybody is. */
export type Finding = string;

/** Why what is measured is paused: harm of any arm is proven, or the arms are not what the draw makes. Null if nothing is. */
export function reasonToPause(figures: SafetyFigures): Finding | null {
  const harmed = figures.guardrails.find(isProven);
  if (harmed) return harmOf(harmed, figures.asOf);
  const off = figures.splits.find(isOff);
  return off ? splitOf(off, figures.asOf) : null;
}

/** Why a variant on its way to everybody goes a step back. How the arms were split has no part in it any more. */
export function reasonToStepBack(figures: SafetyFigures, variant: VariantKey): Finding | null {
  const harmed = figures.guardrails.find((guardrail) => guardrail.variant === variant && isProven(guardrail));
  return harmed ? harmOf(harmed, figures.asOf) : null;
}

const isProven = ({ verdict }: WatchedGuardrail) => verdict === 'proven_harm';
const isOff = ({ sequential }: WatchedSplit) => 'mismatch' in sequential && sequential.mismatch;

const rounded = (figure: number | null) => (figure === null ? 'none' : String(Number(figure.toFixed(2))));

const harmOf = ({ metric, variant, estimate, best, limit }: WatchedGuardrail, asOf: Date): Finding =>
  `harm_proven metric=${metric} variant=${variant} estimate=${rounded(estimate)} best=${rounded(best)} ` +
  `limit=${rounded(limit)} asOf=${asOf.toISOString()}`;

function splitOf({ arms, sequential }: WatchedSplit, asOf: Date): Finding {
  const counts = arms.map(({ variant, weightBps, units }) => `${variant}=${units}/${weightBps}bps`).join(' ');
  const p = 'p' in sequential ? sequential.p.toExponential(2) : 'none';
  return `split_mismatch ${counts} p=${p} asOf=${asOf.toISOString()}`;
}

/** Harm that stays is stepped back from again only after so long: a step takes that long to be seen. */
export const stepBackRestMs = 3_600_000;

/** Whoever set a share by hand is answered at once; after a step of the watcher's own it waits. */
export const mayStepBack = (step: { byWatcher: boolean; at: Date }, now: Date): boolean =>
  !step.byWatcher || now.getTime() - step.at.getTime() >= stepBackRestMs;
