import { behaviourNames, factNames, hasPage, propertiesOf } from '../../../analysis/catalogue-events';
import { operatorsOf, valuesOf } from './condition-values';

test('every event of the catalogue can be chosen, and its properties are told apart by what they hold', () => {
  for (const name of [...factNames, ...behaviourNames])
    for (const { kind } of propertiesOf(name)) expect(operatorsOf(kind)).toContain('is');
  expect(propertiesOf('app_opened')).toContainEqual({ name: 'mode', kind: 'text', values: ['cold', 'hot'] });
  expect(propertiesOf('page_left').find(({ name }) => name === 'dwellMs')?.kind).toBe('number');
  expect(propertiesOf('no_event')).toEqual([]);
  expect([hasPage('page_viewed'), hasPage('application_submitted')]).toEqual([true, false]);
});

test('what was typed for a number is one, or is left out', () => {
  expect(valuesOf('number', ['5', ' 7.5 ', 'many', '', 'Infinity'])).toEqual([5, 7.5]);
  expect(valuesOf('boolean', ['true', 'false', 'x'])).toEqual([true, false]);
  expect(valuesOf('text', ['5', ' '])).toEqual(['5', ' ']);
});
