import { type Chance, weighted } from './chance';
import type { Persona } from './personas';
import type { Outcome } from './plan.types';
import type { ScreenName } from './screens';

export interface Fate {
  consents: boolean;
  allowsUsage: boolean;
  allowsAds: boolean;
  registers: boolean;
  /** Where a registered person who is not credited stops; null: they go on to the decision. */
  stopsAt: ScreenName | null;
  outcome: Outcome;
  draws: boolean;
  pays: 'early' | 'due' | null;
}

/** Everything that chance decides about one life, before it is lived: the truth that reports are held against. */
export function fateOf(
  chance: Chance,
  persona: Persona,
  planted: { creditedShare: number; drawnShare: number },
): Fate {
  const credited = chance.hits(planted.creditedShare);
  const stopsAt = credited
    ? null
    : weighted(chance, { identity: 0.3, face: 0.13, bankCard: 0.1, bureau: 0.05, none: 0.42 });
  const pays = weighted(chance, { early: 0.12, due: 0.1, none: 0.78 });
  return {
    consents: chance.hits(persona.consents),
    allowsUsage: chance.hits(persona.allowsUsage),
    allowsAds: chance.hits(0.8),
    registers: chance.hits(persona.registers),
    stopsAt: stopsAt === null || stopsAt === 'none' ? null : stopsAt,
    outcome: credited ? weighted(chance, { A: 0.3, B: 0.5, C: 0.2 }) : 'declined',
    draws: chance.hits(planted.drawnShare),
    pays: pays === 'none' ? null : pays,
  };
}
