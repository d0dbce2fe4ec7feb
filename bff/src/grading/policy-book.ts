import type { Queryable } from '../platform/database';
import type { GradingPolicy } from './policy';
import { type PolicyRelease, releasedPolicies } from './policy.store';

/** Every policy that was ever released, and which of them was in force when. */
export interface PolicyBook {
  /** The newest release at or before the moment; of two at one moment the later version. Null: none had begun. */
  inForceAt(instant: Date): GradingPolicy | null;
  version(version: number): GradingPolicy | null;
  /** When another policy came into force, oldest first, each moment once. */
  changes: readonly PolicyRelease[];
}

export async function policyBook(db: Queryable): Promise<PolicyBook> {
  return bookOf(await releasedPolicies(db));
}

export function bookOf(releases: readonly PolicyRelease[]): PolicyBook {
  const inOrder = [...releases].sort(
    (one, other) => startMs(one) - startMs(other) || one.policy.version - other.policy.version,
  );
  const changes = inOrder.filter((release, index) => {
    const next = inOrder[index + 1];
    return !next || startMs(next) !== startMs(release);
  });
  const byVersion = new Map(releases.map(({ policy }) => [policy.version, policy]));
  return {
    inForceAt: (instant) =>
      changes.findLast((release) => startMs(release) <= instant.getTime())?.policy ?? null,
    version: (version) => byVersion.get(version) ?? null,
    changes,
  };
}

const EVER = Number.MIN_SAFE_INTEGER;
const startMs = ({ from }: PolicyRelease) => from?.getTime() ?? EVER;
