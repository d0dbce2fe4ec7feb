import * as fc from 'fast-check';
import type { Evidence, IdentifierKind, IdentityLink, LinkRule, Profile } from './one-id.rules';

const start = Date.parse('2026-01-01T00:00:00Z');
const at = (minute: number) => new Date(start + minute * 60_000);

const ruleOf: Record<IdentifierKind, LinkRule> = {
  open_id: 'host_login',
  union_id: 'host_login',
  anonymous_id: 'seen_on_device',
  device: 'seen_on_device',
  phone: 'verified_phone',
  document: 'proven_document',
};

/** One visit of somebody of a family: whose it is, and what it was seen with. */
export interface Visit {
  human: number;
  device: number;
  account: number | null;
  union: number | null;
  number: number | null;
  registered: boolean;
  proves: boolean;
}

/** People who share what families share. Each human has a document of their own and of nobody else. */
export const family: fc.Arbitrary<Visit[]> = fc.integer({ min: 2, max: 5 }).chain((humans) =>
  fc.array(
    fc.record({
      human: fc.nat({ max: humans - 1 }),
      device: fc.nat({ max: 2 }),
      account: fc.option(fc.nat({ max: 3 })),
      union: fc.option(fc.nat({ max: 2 }), { freq: 1 }),
      number: fc.option(fc.nat({ max: 2 })),
      registered: fc.boolean(),
      proves: fc.boolean(),
    }),
    { minLength: 2, maxLength: 9 },
  ),
);

export const profileOf = (visit: number) => `psn_${visit}`;

/** What the visits leave behind, in the order in which they came. */
export function evidenceOf(visits: readonly Visit[]): Evidence & { links: IdentityLink[] } {
  let linkId = 0;
  const links = visits.flatMap((visit, index) => {
    const link = (kind: IdentifierKind, value: number | null, rule = ruleOf[kind]): IdentityLink[] =>
      value === null
        ? []
        : [
            {
              linkId: ++linkId,
              personId: profileOf(index),
              kind,
              scope: '',
              lookup: String(value),
              rule,
              firstSeenAt: at(index),
              lockedAt: null,
              undoneAt: null,
            },
          ];
    return [
      ...link('device', visit.device),
      ...link('open_id', visit.account),
      ...link('union_id', visit.union),
      ...link('phone', visit.number, visit.registered ? 'registered_phone' : 'verified_phone'),
      ...link('document', visit.proves ? visit.human : null),
    ];
  });
  const profiles = visits.map((visit, index): Profile => ({
    personId: profileOf(index),
    createdAt: at(index),
    registeredAt: visit.registered || visit.proves ? at(index) : null,
  }));
  return { profiles, links };
}
