import { worstStep } from './custom.rules';

test('the step that loses most people is named, the first of equals, and none where nobody is lost', () => {
  expect(worstStep([100, 80, 30, 29])).toEqual({ place: 2, lost: 50 });
  expect(worstStep([100, 60, 20])).toEqual({ place: 1, lost: 40 });
  expect(worstStep([5, 5, 5])).toBeNull();
  expect(worstStep([])).toBeNull();
});
