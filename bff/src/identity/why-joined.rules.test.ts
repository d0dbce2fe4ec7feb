import * as fc from 'fast-check';
import { evidenceOf, family } from './one-id.arbitrary';
import { identifierOf, peopleOf, registers } from './one-id.rules';
import { chainBetween } from './why-joined.rules';

test('every member has a chain to the root, of links that stand, and of documents where two are known', () => {
  fc.assert(
    fc.property(family, (given) => {
      const { profiles, links } = evidenceOf(given);
      for (const { root, members: own } of peopleOf({ profiles, links }))
        for (const member of own.filter((one) => one !== root)) {
          const chain = chainBetween(member, root, { members: own, links });
          expect(chain[0]?.personId).toBe(member);
          expect(chain.at(-1)?.personId).toBe(root);
          const isKnown = (personId: string) =>
            links.some((link) => link.personId === personId && (registers(link) || link.kind === 'document'));
          for (let step = 0; step < chain.length; step += 2)
            if (isKnown(chain[step]!.personId) && isKnown(chain[step + 1]!.personId))
              expect(chain[step]!.kind).toBe('document');
          for (let step = 0; step < chain.length; step += 2)
            expect(identifierOf(chain[step]!)).toBe(identifierOf(chain[step + 1]!));
        }
    }),
    { numRuns: 1_000 },
  );
});
