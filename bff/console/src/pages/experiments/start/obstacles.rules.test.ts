import { obstacleOf } from './obstacles.rules';

const ready = {
  state: 'draft' as const,
  isUnsaved: false,
  mayStart: true,
  draftDiffers: false,
  gates: { open: true },
};
const obstacle = (more: Partial<Parameters<typeof obstacleOf>[0]>) => obstacleOf({ ...ready, ...more });

test('a saved draft with open gates starts by an administrator', () => {
  expect(obstacle({})).toBeNull();
  expect(obstacle({ mayStart: false })).toBe('role');
  expect(obstacle({ gates: { open: false } })).toBe('gates');
  expect(obstacle({ isUnsaved: true, gates: { open: false } })).toBe('unsaved');
});

test('what runs begins another phase only with another plan, and a stopped one with any', () => {
  expect(obstacle({ state: 'running' })).toBe('unchanged');
  expect(obstacle({ state: 'paused' })).toBe('unchanged');
  expect(obstacle({ state: 'running', draftDiffers: true })).toBeNull();
  expect(obstacle({ state: 'stopped' })).toBeNull();
});

test('what is decided or archived starts no more, whatever else holds', () => {
  expect(obstacle({ state: 'decided', isUnsaved: true })).toBe('over');
  expect(obstacle({ state: 'archived' })).toBe('over');
});
