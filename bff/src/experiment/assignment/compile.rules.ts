import type { FeatureDefinitions, FeatureRule, Filter } from '@growthbook/growthbook';
import type { Layer } from '@loudou/shared/page-config';
import type { AtWork, HeldBack, RolledOut, RunningPhase } from './running.store';

/** What a visit is drawn by; the SDK sees nothing else of it. */
export interface Attributes {
  /** The unit of an account or device, in ASCII; null is never enrolled. */
  host_unit: string | null;
  /** The unit of whoever has signed in. */
  person_unit: string | null;
  host: string;
  /** '' came by themselves. */
  ad_platform: string;
  is_newcomer: boolean;
}

/** The only one that draws layers independently of each other; what was drawn by another is refused. */
export const hashVersion = 2;

const asShare = (bps: number): number => bps / 10_000;
const unitOf = ({ definition }: RunningPhase): 'host_unit' | 'person_unit' =>
  definition.unit === 'person' ? 'person_unit' : 'host_unit';

/**
 * A feature for each experiment at work and each variant on its way to everybody. A layer's buckets are one draw by the
 * layer's own seed, of which each experiment has its slot; those who are held back are another draw. Coverage shrinks
 * every arm's range from its left edge, so letting in more moves nobody.
 */
export function compileFeatures({ phases, rollouts, holdouts }: AtWork): FeatureDefinitions {
  return Object.fromEntries([
    ...phases.map((phase) => [phase.key, { defaultValue: null, rules: [experimentRule(phase, holdouts)] }]),
    ...rollouts.map((rollout) => [rollout.key, { defaultValue: null, rules: [rolloutRule(rollout)] }]),
  ]) as FeatureDefinitions;
}

function experimentRule(phase: RunningPhase, holdouts: readonly HeldBack[]): FeatureRule {
  const { definition, seed, shareBps, key } = phase;
  const attribute = unitOf(phase);
  return {
    key,
    seed: asciiOnly(seed),
    hashVersion,
    hashAttribute: attribute,
    condition: conditionOf(definition.audience),
    filters: filtersOf(definition.layer, definition.slot, holdouts, attribute),
    coverage: asShare(shareBps),
    variations: definition.variants.map((variant) => variant.key),
    weights: definition.variants.map(({ weightBps }) => asShare(weightBps)),
    meta: definition.variants.map((variant) => ({ key: variant.key })),
  } as FeatureRule;
}

/** Everybody is also whom the host did not name. */
function rolloutRule({ seed, shareBps, variant }: RolledOut): FeatureRule {
  if (shareBps === 10_000) return { force: variant };
  return {
    force: variant,
    seed: asciiOnly(`${seed}:rollout`),
    hashVersion,
    hashAttribute: 'host_unit',
    coverage: asShare(shareBps),
  } as FeatureRule;
}

function conditionOf({ hosts, adPlatforms, newcomersOnly }: RunningPhase['definition']['audience']) {
  return {
    host: { $in: hosts },
    ...(adPlatforms ? { ad_platform: { $in: adPlatforms } } : {}),
    ...(newcomersOnly ? { is_newcomer: true } : {}),
  };
}

function filtersOf(
  layer: Layer,
  slot: { fromBps: number; toBps: number },
  holdouts: readonly HeldBack[],
  attribute: string,
): Filter[] {
  const held = holdouts.find((holdout) => holdout.layer === layer);
  return [
    {
      seed: `layer:${layer}`,
      ranges: [[asShare(slot.fromBps), asShare(slot.toBps)]],
      hashVersion,
      attribute,
    },
    ...(held
      ? [
          {
            seed: asciiOnly(held.seed),
            ranges: [[asShare(held.shareBps), 1] as [number, number]],
            hashVersion,
            attribute,
          },
        ]
      : []),
  ];
}

/** Beyond ASCII the SDK hashes UTF-16 units and everybody else bytes: such a seed would draw differently elsewhere. */
function asciiOnly(seed: string): string {
  if (!/^[\x21-\x7e]+$/.test(seed)) throw new RangeError('a seed is of visible ASCII');
  return seed;
}
