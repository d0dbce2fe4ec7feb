import fc from 'fast-check';
import { Definition } from './definition';
import { definitionHash } from './definition-hash';
import { draftFrom } from './templates';

const plan = Definition.parse({ ...draftFrom('another_title'), slot: { fromBps: 0, toBps: 5_000 } });

test('a plan that went through the database hashes as before, in whatever order its names come back', () => {
  const shuffled = Object.fromEntries(Object.entries(plan).reverse()) as Definition;
  expect(definitionHash(shuffled)).toBe(definitionHash(plan));
  expect(definitionHash(Definition.parse(JSON.parse(JSON.stringify(plan))))).toBe(definitionHash(plan));
});

test('another letter, another number or another order of arms is another plan', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.integer({ min: 1, max: 60 }), (hypothesis, looks) => {
      const other = { ...plan, hypothesis, looks };
      const same = hypothesis === plan.hypothesis && looks === plan.looks;
      expect(definitionHash(other) === definitionHash(plan)).toBe(same);
    }),
  );
  const turned = { ...plan, variants: [...plan.variants].reverse() };
  expect(definitionHash(turned)).not.toBe(definitionHash(plan));
});
