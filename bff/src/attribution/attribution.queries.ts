import type { PersonId, TouchId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import { assistsOf } from './attribution.rules';
import { rulesInForce } from './attribution-rule.store';
import { findCredit, touchesOfEach } from './attribution.store';

export interface PersonAttribution {
  /** Null before registration. */
  credit: { touchId: TouchId | null; rule: string; registeredAt: string; deepUntil: string | null } | null;
  touches: number;
  /** Clicks after the registration, each with the rule that lets it help and until when. */
  assists: { touchId: TouchId; adPlatform: string | null; arrivedAt: string; rule: string; until: string }[];
}

/** What the registration of one person is credited to, and what helped later. */
export async function personAttribution(
  db: Queryable,
  personId: PersonId,
  at: Date,
): Promise<PersonAttribution> {
  const credit = await findCredit(db, personId);
  const touches = (await touchesOfEach(db, [personId])).get(personId) ?? [];
  const assists = credit ? assistsOf(touches, credit.registeredAt, await rulesInForce(db, at)) : [];
  return {
    credit: credit && {
      touchId: credit.touchId,
      rule: credit.rule,
      registeredAt: credit.registeredAt.toISOString(),
      deepUntil: credit.deepUntil?.toISOString() ?? null,
    },
    touches: touches.length,
    assists: assists.map(({ touch, rule, until }) => ({
      touchId: touch.touchId,
      adPlatform: touch.adPlatform,
      arrivedAt: touch.arrivedAt.toISOString(),
      rule: rule.label,
      until: until.toISOString(),
    })),
  };
}
