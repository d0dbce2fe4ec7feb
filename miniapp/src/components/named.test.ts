import { named } from './named';

test('an element without an id does not get an empty one', () => {
  expect(named('cost-row')).toEqual({ id: 'cost-row' });
  expect('id' in named(undefined)).toBe(false);
});
