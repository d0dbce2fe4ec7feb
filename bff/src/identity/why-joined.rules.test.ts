import * as fc from 'fast-check';
import { evidenceOf, family } from './one-id.arbitrary';
import { identifierOf, peopleOf } from './one-id.rules';
import { chainBetween } from './why-joined.rules';

test('every member has a chain to the root, of links that stand', () => {
  fc.assert(
    fc.property(family, (given) => {
      const { profiles, links } = evidenceOf(given);
      for (const { root, members: own } of peopleOf({ profiles, links }))
        for (const member of own.filter((one) => one !== root)) {
          const chain = chainBetween(member, root, { members: own, links });
          expect(chain[0]?.personId).toBe(member);
          expect(chain.at(-1)?.personId).toBe(root);
          for (let step = 0; step < chain.length; step += 2)
            expect(identifierOf(chain[step]!)).toBe(identifierOf(chain[step + 1]!));
        }
    }),
    { numRuns: 1_000 },
  );
});
