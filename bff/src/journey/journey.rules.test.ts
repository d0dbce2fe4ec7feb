import { screenFor } from './journey.rules';

const nobody = { registered: false, application: null, loan: null };
const known = { ...nobody, registered: true };

test('a visitor starts at the price', () => expect(screenFor(nobody)).toBe('landing'));

test('a draft goes on at its first open step, and at the submission when none is open', () => {
  expect(screenFor({ ...known, application: { state: 'draft', nextStep: 'face' } })).toBe('face');
  expect(screenFor({ ...known, application: { state: 'draft', nextStep: null } })).toBe('submit');
});

test('while the lender decides there is one place to wait', () => {
  for (const state of ['submitted', 'pending', 'needs_review'] as const) {
    expect(screenFor({ ...known, application: { state, nextStep: null } })).toBe('waiting');
  }
});

test('a running loan comes before a newer application', () => {
  expect(
    screenFor({ ...known, loan: { state: 'active' }, application: { state: 'draft', nextStep: 'identity' } }),
  ).toBe('repay_home');
});

test('a payout that failed still waits for the person', () => {
  expect(screenFor({ ...known, loan: { state: 'payout_failed' }, application: null })).toBe('payout');
});

test('after settlement and after a cancelled application the price is shown again', () => {
  expect(
    screenFor({ ...known, loan: { state: 'settled' }, application: { state: 'cancelled', nextStep: null } }),
  ).toBe('landing');
});
