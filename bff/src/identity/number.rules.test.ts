import * as fc from 'fast-check';
import { type NumberHolder, numberRules, whoseNumber } from './number.rules';

const now = new Date('2026-11-22T12:00:00Z');
const owner: NumberHolder = { personId: 'psn_owner', lastSeenAt: now, knowsDevice: false };
const asked = { personId: 'psn_visitor', holders: [owner], isShared: false, now };
const restedFor = (ms: number): NumberHolder => ({ ...owner, lastSeenAt: new Date(now.getTime() - ms) });

test('a number that nobody has registers, and one that one person has opens that person', () => {
  expect(whoseNumber({ ...asked, holders: [] })).toEqual({ is: 'free' });
  expect(whoseNumber(asked)).toEqual({ is: 'theirs', personId: 'psn_owner' });
});

test('it says nothing when several have it, or when it is known to be shared', () => {
  const shared = { is: 'shared' };
  expect(whoseNumber({ ...asked, holders: [owner, { ...owner, personId: 'psn_other' }] })).toEqual(shared);
  expect(whoseNumber({ ...asked, isShared: true })).toEqual(shared);
});

test('on the day on which a carrier may give it out again it opens nobody, but on a device of the owner', () => {
  const { ownerRestsMs } = numberRules;
  expect(whoseNumber({ ...asked, holders: [restedFor(ownerRestsMs - 1)] }).is).toBe('theirs');
  expect(whoseNumber({ ...asked, holders: [restedFor(ownerRestsMs)] })).toEqual({
    is: 'recycled',
    personId: 'psn_owner',
  });
  expect(whoseNumber({ ...asked, holders: [{ ...restedFor(ownerRestsMs), knowsDevice: true }] }).is).toBe(
    'theirs',
  );
});

test('whoever is there already stays who they are, whatever others have', () => {
  const holder = fc.record({
    personId: fc.constantFrom('psn_a', 'psn_b', 'psn_c'),
    lastSeenAt: fc.date({ noInvalidDate: true }),
    knowsDevice: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(holder, { maxLength: 4 }), fc.boolean(), (others, isShared) => {
      const holders = [...others, { ...owner, personId: 'psn_me' }];
      expect(whoseNumber({ personId: 'psn_me', holders, isShared, now })).toEqual({
        is: 'theirs',
        personId: 'psn_me',
      });
      const verdict = whoseNumber({ personId: 'psn_new', holders: others, isShared, now });
      if (verdict.is === 'theirs') expect(others.map(({ personId }) => personId)).toEqual([verdict.personId]);
    }),
    { numRuns: 1_000 },
  );
});
