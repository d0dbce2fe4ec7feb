import { isReached } from './use-step';

const draft = (completedSteps: string[], nextStep: string | null) =>
  ({ state: 'draft', completedSteps, nextStep }) as Parameters<typeof isReached>[0];

test('a step is open when its turn has come, and again afterwards', () => {
  expect(isReached(draft([], 'identity'), 'identity')).toBe(true);
  expect(isReached(draft(['identity'], 'face'), 'identity')).toBe(true);
});

test('a link to a later step leads to the step whose turn it is', () => {
  expect(isReached(draft(['identity'], 'face'), 'bureau')).toBe(false);
});

test('what was handed in is not edited', () => {
  const submitted = { ...draft(['identity'], 'face'), state: 'pending' as const };
  expect(isReached(submitted, 'identity')).toBe(false);
});
