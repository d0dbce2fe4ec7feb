import { nestedValue, withNestedValue } from './nested-value';

test('an inner field is read and changed by its name, and nothing beside it', () => {
  const settings = { baseUrl: 'https://a.example', codes: { later: [1], rejected: [2] } };
  expect(nestedValue(settings, 'codes.later')).toEqual([1]);
  expect(withNestedValue(settings, 'codes.later', [3])).toEqual({
    ...settings,
    codes: { later: [3], rejected: [2] },
  });
  expect(settings.codes.later).toEqual([1]);
});

test('a field whose object is not there yet gets one, and an empty choice goes away again', () => {
  const chosen = withNestedValue({}, 'paths.loan', 'assist');
  expect(chosen).toEqual({ paths: { loan: 'assist' } });
  expect(withNestedValue(chosen, 'paths.loan', undefined)).toEqual({ paths: {} });
  expect(nestedValue({}, 'paths.loan')).toBeUndefined();
});
