import fc from 'fast-check';
import { idPrefixes, type IdKind, isId, newId } from './index';

const kinds = Object.keys(idPrefixes) as IdKind[];

test('an id says what it names and sorts by the moment of making', () => {
  const random = () => 0.5;
  const early = newId('application', { nowMs: () => 1_000, random });
  const late = newId('application', { nowMs: () => 2_000, random });
  expect(early).toMatch(/^app_/);
  expect([late, early].sort()).toEqual([early, late]);
});

test('prefixes are three letters and none is used twice', () => {
  const prefixes = Object.values(idPrefixes);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]{3}$/);
});

test('an id is known by its own kind and refused by every other', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom(...kinds),
      fc.nat(4e12),
      fc.double({ min: 0, max: 0.999999, noNaN: true }),
      (kind, other, nowMs, chance) => {
        const id = newId(kind, { nowMs: () => nowMs, random: () => chance });
        expect(isId(kind, id)).toBe(true);
        expect(isId(other, id)).toBe(kind === other);
      },
    ),
    { numRuns: 1000 },
  );
});

test('anything else is not an id', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => !isId('person', value)),
    { numRuns: 1000 },
  );
});
