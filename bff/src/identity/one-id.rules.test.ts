import { evidenceOf, type Visit } from './one-id.arbitrary';
import { type Evidence, type IdentityLink, peopleOf } from './one-id.rules';

const nobody: Visit = {
  human: 0,
  device: 0,
  account: null,
  union: null,
  number: null,
  registered: false,
  proves: false,
};
const visits = (...given: Partial<Visit>[]) => evidenceOf(given.map((visit) => ({ ...nobody, ...visit })));
const undone = (link: IdentityLink): IdentityLink => ({
  ...link,
  undoneAt: new Date('2026-06-01T00:00:00Z'),
});
const members = (evidence: Evidence) => peopleOf(evidence).map((person) => person.members.join(' '));

test('a visitor who proves the number of somebody known is them, and they stay the root', () => {
  const evidence = visits({}, { registered: true, number: 1 }, { number: 1 });
  expect(peopleOf(evidence)).toEqual([
    { root: 'psn_0', members: ['psn_0'] },
    { root: 'psn_1', members: ['psn_1', 'psn_2'] },
  ]);
});

test('a device alone joins nobody', () => {
  expect(members(visits({ device: 1 }, { device: 1 }))).toEqual(['psn_0', 'psn_1']);
});

test('two visits of one account are one visitor, the older the root', () => {
  expect(peopleOf(visits({ account: 1 }, { account: 1 }))).toEqual([
    { root: 'psn_0', members: ['psn_0', 'psn_1'] },
  ]);
});

test('two registered people who share a number stay two, until the same document is proven by both', () => {
  const shared = { registered: true, number: 1 };
  expect(members(visits(shared, shared))).toEqual(['psn_0', 'psn_1']);
  expect(members(visits({ ...shared, proves: true }, { ...shared, proves: true }))).toEqual(['psn_0 psn_1']);
});

test('two documents are two people, whatever else they share', () => {
  const all = { account: 1, union: 1, number: 1, registered: true, proves: true };
  expect(members(visits({ ...all, human: 0 }, { ...all, human: 1 }))).toEqual(['psn_0', 'psn_1']);
});

test('a number that two people have says nothing of who a visitor is', () => {
  const has = { number: 1, registered: true, proves: true };
  expect(members(visits({ ...has, human: 0 }, { ...has, human: 1 }, { number: 1 }, { number: 1 }))).toEqual([
    'psn_0',
    'psn_1',
    'psn_2',
    'psn_3',
  ]);
});

test('a number of which one is known to be not the only owner joins nobody', () => {
  const evidence = visits({ registered: true, number: 1 }, { number: 1 }, { number: 1 });
  const links = evidence.links.map((link) =>
    link.kind === 'phone' && link.personId === 'psn_0' ? { ...link, rule: 'shared_phone' as const } : link,
  );
  expect(members({ ...evidence, links })).toEqual(['psn_0', 'psn_1', 'psn_2']);
});

test('whoever registered with a number that was not theirs is a visitor again', () => {
  const evidence = visits({ registered: true, number: 1 }, { number: 1, account: 1 }, { account: 1 });
  const links = evidence.links.map((link) =>
    link.kind === 'phone' && link.personId === 'psn_0' ? undone(link) : link,
  );
  expect(members({ ...evidence, links })).toEqual(['psn_0', 'psn_1 psn_2']);
});

test.each([
  ['the first of those who proved it', 'psn_0'],
  ['the one who registered with it', 'psn_1'],
  ['the last of those who proved it', 'psn_3'],
])('a number from which anybody was parted joins nobody, be it %s', (_, who) => {
  const evidence = visits({ number: 1 }, { registered: true, number: 1 }, { number: 1 }, { number: 1 });
  expect(members(evidence)).toHaveLength(1);
  const links = evidence.links.map((link) =>
    link.kind === 'phone' && link.personId === who ? undone(link) : link,
  );
  expect(members({ ...evidence, links })).toEqual(['psn_0', 'psn_1', 'psn_2', 'psn_3']);
});

test('an account from which one visit was parted still joins the others', () => {
  const evidence = visits({ account: 1 }, { account: 1 }, { account: 1 });
  const links = evidence.links.map((link) =>
    link.kind === 'open_id' && link.personId === 'psn_0' ? undone(link) : link,
  );
  expect(members({ ...evidence, links })).toEqual(['psn_0', 'psn_1 psn_2']);
});

test('visitors whose traces lead to two people are left apart, each alone', () => {
  const one = { number: 1, registered: true, proves: true, human: 0 };
  const other = { number: 2, registered: true, proves: true, human: 1 };
  expect(members(visits(one, other, { number: 1, account: 5 }, { number: 2, account: 5 }))).toEqual([
    'psn_0',
    'psn_1',
    'psn_2',
    'psn_3',
  ]);
});

test('a locked number still joins those who had it before, and nobody after', () => {
  const evidence = visits({ registered: true, number: 1 }, { number: 1 }, { registered: true, number: 1 });
  const lockedAt = new Date('2026-06-01T00:00:00Z');
  const links = evidence.links.map((link) =>
    link.kind === 'phone' && link.personId !== 'psn_2' ? { ...link, lockedAt } : link,
  );
  expect(members({ ...evidence, links })).toEqual(['psn_0 psn_1', 'psn_2']);
});

test('whoever proved the document first is the root, not who registered first', () => {
  const evidence = visits({ registered: true, proves: true }, { registered: true, proves: true });
  const links = evidence.links.map((link) =>
    link.personId === 'psn_0' ? { ...link, firstSeenAt: new Date('2026-06-01') } : link,
  );
  expect(peopleOf({ ...evidence, links })[0]?.root).toBe('psn_1');
});
