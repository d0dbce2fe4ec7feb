import fc from 'fast-check';
import { decideLeave, type Decision, type NamedDecision } from './leave.rules';

const agreement = (decision: Decision, more: Partial<NamedDecision> = {}): NamedDecision => ({
  decision,
  consentId: 'cns_1',
  recipients: ['ocean_engine'],
  fields: ['click_id', 'funnel_step', 'outcome_grade'],
  ...more,
});
const registered = { factName: 'user_registered', adPlatform: 'ocean_engine' };

test('an ad platform is told what the agreement names, and under that agreement', () => {
  const leave = decideLeave(registered, { adMeasurement: agreement('granted') });
  expect(leave).toEqual({
    leave: 'send',
    fields: new Set(['click_id', 'funnel_step', 'outcome_grade']),
    consents: ['cns_1'],
  });
});

test('a platform that the agreement does not name is not told', () => {
  const leave = decideLeave(
    { ...registered, adPlatform: 'kuaishou' },
    { adMeasurement: agreement('granted') },
  );
  expect(leave).toEqual({ leave: 'suppress', cause: 'consent_not_for_recipient' });
});

test('an agreement from before receivers were named covers the click and the step, and nothing of the outcome', () => {
  const older = agreement('granted', { recipients: null, fields: null });
  expect(decideLeave(registered, { adMeasurement: older })).toMatchObject({
    leave: 'send',
    fields: new Set(['click_id', 'funnel_step']),
  });
});

test('who was never asked is waited for; who declined or withdrew is not told of', () => {
  expect(decideLeave(registered, {})).toEqual({ leave: 'wait' });
  expect(decideLeave(registered, { adMeasurement: agreement('declined') })).toEqual({
    leave: 'suppress',
    cause: 'consent_declined',
  });
  expect(decideLeave(registered, { adMeasurement: agreement('withdrawn') })).toEqual({
    leave: 'suppress',
    cause: 'consent_withdrawn',
  });
});

test('the contract and the withdrawal itself reach the core whatever was decided', () => {
  for (const factName of ['loan_settled', 'consent_withdrawn'])
    expect(
      decideLeave({ factName, adPlatform: null }, { applicationProcessing: agreement('withdrawn') }).leave,
    ).toBe('send');
});

test('a name that left the catalogue is held to the stricter rule', () => {
  expect(decideLeave({ factName: 'long_gone', adPlatform: null }, {})).toEqual({ leave: 'wait' });
});

const decisions = fc.option(
  fc.record({
    decision: fc.constantFrom<Decision>('granted', 'declined', 'withdrawn'),
    consentId: fc.constant('cns_1'),
    recipients: fc.option(fc.subarray(['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'])),
    fields: fc.option(
      fc.subarray(['click_id', 'funnel_step', 'outcome_grade', 'outcome_value', 'host_account']),
    ),
  }),
  { nil: undefined },
);

test('nothing leaves to a platform without a grant that names it and the step, and no field beyond it', () => {
  fc.assert(
    fc.property(
      decisions,
      decisions,
      fc.constantFrom('ocean_engine', 'baidu'),
      (ad, application, adPlatform) => {
        const leave = decideLeave(
          { factName: 'user_registered', adPlatform },
          { adMeasurement: ad, applicationProcessing: application },
        );
        if (leave.leave !== 'send') return;
        expect(ad?.decision).toBe('granted');
        expect(ad?.recipients ?? [adPlatform]).toContain(adPlatform);
        const named = ad?.fields ?? ['click_id', 'funnel_step'];
        expect(named).toEqual(expect.arrayContaining([...leave.fields]));
        expect(named).toContain('funnel_step');
      },
    ),
    { numRuns: 1000 },
  );
});
