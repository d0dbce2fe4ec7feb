import * as fc from 'fast-check';
import { evidenceOf, family, profileOf, type Visit } from './one-id.arbitrary';
import { pointerChanges } from './one-id.changes.rules';
import { type Evidence, identifierOf, type IdentityLink, joins, peopleOf } from './one-id.rules';

const undone = (link: IdentityLink): IdentityLink => ({
  ...link,
  undoneAt: new Date('2026-06-01T00:00:00Z'),
});
const members = (evidence: Evidence) => peopleOf(evidence).map((person) => person.members.join(' '));

test('the order in which the evidence came does not matter', () => {
  const shuffled = family.chain((given) => {
    const evidence = evidenceOf(given);
    return fc.record({
      evidence: fc.constant(evidence),
      profiles: fc.shuffledSubarray([...evidence.profiles], { minLength: evidence.profiles.length }),
      links: fc.shuffledSubarray(evidence.links, { minLength: evidence.links.length }),
    });
  });
  fc.assert(
    fc.property(shuffled, ({ evidence, profiles, links }) => {
      expect(peopleOf({ profiles, links })).toEqual(peopleOf(evidence));
    }),
    { numRuns: 1_000 },
  );
});

test('learnt and undone one by one, looking only at what hangs together, the people are those of all the evidence', () => {
  const histories = family.chain((given) => {
    const { links } = evidenceOf(given);
    const steps = links.flatMap(({ linkId }) => [
      { linkId, act: 'learn' as const },
      { linkId, act: 'undo' as const },
    ]);
    return fc.record({ given: fc.constant(given), steps: fc.shuffledSubarray(steps) });
  });
  fc.assert(
    fc.property(histories, ({ given, steps }) => {
      const { profiles, links } = evidenceOf(given);
      const standing = new Map<number, IdentityLink>();
      const pointers = new Map<string, string | null>(profiles.map(({ personId }) => [personId, null]));
      for (const { linkId, act } of steps) {
        const link = links.find((one) => one.linkId === linkId)!;
        if (act === 'learn') standing.set(linkId, link);
        // What hung together before an undoing is looked at after it.
        const near = nearTo(link.personId, [...standing.values()], pointers);
        if (act === 'undo' && standing.has(linkId)) standing.set(linkId, undone(link));
        const own = [...standing.values()].filter(({ personId }) => near.has(personId));
        const numbers = own.filter((one) => one.kind === 'phone' && joins(one)).map(({ lookup }) => lookup);
        const component = {
          profiles: profiles.filter(({ personId }) => near.has(personId)),
          // As the store reads them: that a number of theirs is of several may have been learnt elsewhere.
          links: [...standing.values()].filter(
            (one) => own.includes(one) || (one.kind === 'phone' && numbers.includes(one.lookup)),
          ),
        };
        for (const { personId, into } of pointerChanges(pointersOf(near, pointers), peopleOf(component)))
          pointers.set(personId, into);
      }
      const all = peopleOf({ profiles, links: [...standing.values()] });
      expect(pointerChanges(pointers, all)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('in 10,000 families nobody is taken for somebody else whose document is known', () => {
  fc.assert(
    fc.property(family, (given) => {
      const evidence = evidenceOf(given);
      const visitOf = new Map(given.map((visit, index) => [profileOf(index), visit]));
      for (const person of peopleOf(evidence)) {
        const own = person.members.map((member) => visitOf.get(member)!);
        const proven = new Set(own.filter(({ proves }) => proves).map(({ human }) => human));
        expect(proven.size).toBeLessThanOrEqual(1);
        const isKnown = (visit: Visit) => visit.registered && visit.number !== null && !visit.proves;
        const registered = own.filter(isKnown);
        expect(registered.length + proven.size).toBeLessThanOrEqual(1);
        for (const visitor of own.filter((visit) => !isKnown(visit) && !visit.proves))
          expect(holdersOf(visitor, given, proven)).toEqual([]);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('once everybody has shown a document, the people are exactly the humans', () => {
  fc.assert(
    fc.property(family, (given) => {
      const shown = given.map((visit) => ({ ...visit, proves: true }));
      const humans = [...new Set(shown.map(({ human }) => human))].map((human) =>
        shown.flatMap((visit, index) => (visit.human === human ? [profileOf(index)] : [])).join(' '),
      );
      expect(members(evidenceOf(shown)).sort()).toEqual(humans.sort());
    }),
    { numRuns: 10_000 },
  );
});

/** People known by another document, or registered apart, who have something that this visitor has. */
function holdersOf(visitor: Visit, given: readonly Visit[], proven: ReadonlySet<number>): Visit[] {
  const shares = (other: Visit) =>
    (['account', 'union', 'number'] as const).some(
      (what) => visitor[what] !== null && visitor[what] === other[what],
    );
  return given.filter(
    (other) => other.proves && shares(other) && proven.size > 0 && !proven.has(other.human),
  );
}

const pointersOf = (near: ReadonlySet<string>, pointers: ReadonlyMap<string, string | null>) =>
  new Map([...pointers].filter(([personId]) => near.has(personId)));

/** As the store finds it: by links that join, and by pointers either way. */
function nearTo(
  personId: string,
  links: readonly IdentityLink[],
  pointers: ReadonlyMap<string, string | null>,
): Set<string> {
  const near = new Set([personId]);
  for (const next of near) {
    const own = links.filter((link) => link.personId === next && joins(link)).map(identifierOf);
    for (const link of links) if (joins(link) && own.includes(identifierOf(link))) near.add(link.personId);
    for (const [from, into] of pointers) {
      if (from === next && into !== null) near.add(into);
      if (into === next) near.add(from);
    }
  }
  return near;
}
