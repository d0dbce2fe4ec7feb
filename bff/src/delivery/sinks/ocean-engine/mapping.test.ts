import fc from 'fast-check';
import type { OutgoingRow } from '../sink-definition';
import { oceanEngineEvents } from './events';
import { toConversion } from './mapping';
import { clickId, graded, outgoing } from './ocean-engine.fixture';
import { OceanEngineSettings } from './settings';

const settingsOf = (change: Record<string, unknown> = {}) => OceanEngineSettings.parse(change);

function messageOf(row: OutgoingRow, settings = settingsOf()) {
  const mapped = toConversion(row, settings);
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return mapped.message;
}
const bodyOf = (row: OutgoingRow, settings = settingsOf()) => messageOf(row, settings).body;
const approved = (change: Partial<OutgoingRow> = {}) =>
  outgoing({ factName: 'credit_approved', event: 'loan_credit', ...change });

test('a registration goes back to its click with its time in milliseconds, and with nothing else', () => {
  const row = outgoing({ factName: 'user_registered', event: 'active_register' });
  expect(messageOf(row)).toMatchObject({ path: 'conversion' });
  expect(bodyOf(row)).toEqual({
    event_type: 'active_register',
    context: { ad: { callback: clickId, match_type: 0 } },
    timestamp: 1_795_319_999_123,
  });
});

test.each([
  ['A', 1],
  ['B', 2],
  ['C', 3],
] as const)(
  'credit of grade %s goes as people_quality %i with its expected value in yuan',
  (grade, quality) => {
    expect(bodyOf(approved(graded(grade)))).toMatchObject({
      event_type: 'loan_credit',
      event_weight: 123.45,
      properties: { people_quality: quality },
    });
  },
);

test('credit that nobody graded goes ungraded and without a weight', () => {
  const body = bodyOf(approved());
  expect(body).not.toHaveProperty('properties');
  expect(body).not.toHaveProperty('event_weight');
});

test('a grade without a value that can be told goes without a weight', () => {
  expect(bodyOf(approved(graded('A', Number.NaN)))).not.toHaveProperty('event_weight');
  expect(bodyOf(approved(graded('A', -5)))).not.toHaveProperty('event_weight');
  expect(bodyOf(approved(graded('C', 0)))).toMatchObject({ event_weight: 0 });
  expect(bodyOf(approved(graded('A')), settingsOf({ sendsEventWeight: false }))).not.toHaveProperty(
    'event_weight',
  );
});

test('a loan tells its value in the unit of the account, and no quality', () => {
  expect(bodyOf(outgoing(graded('A'))).properties).toEqual({ loan_value: 12_345.67 });
  expect(bodyOf(outgoing(), settingsOf({ loanValueUnit: 'fen' })).properties).toEqual({
    loan_value: 1_234_567,
  });
});

test('pay_amount is fen whatever the unit of loan_value is', () => {
  expect(bodyOf(outgoing(), settingsOf({ sendsPayAmount: true })).properties).toEqual({
    loan_value: 12_345.67,
    pay_amount: 1_234_567,
  });
});

test('a value that the person did not agree to tell is not there, so it is not sent', () => {
  expect(bodyOf(outgoing({ data: {} }))).not.toHaveProperty('properties');
});

test('the order id is the external id, where the account sends it', () => {
  const row = outgoing({ factName: 'user_registered', event: 'active_register' });
  expect(bodyOf(row, settingsOf({ sendsOrderId: true })).properties).toEqual({ order_id: row.externalId });
});

test('events take the path of the account, later loans a path of their own', () => {
  const settings = settingsOf({ paths: { loan_credit: 'valuable' } });
  expect(messageOf(approved(), settings).path).toBe('valuable');
  expect(messageOf(outgoing(), settings).path).toBe('conversion');
  expect(messageOf(outgoing({ factName: 'repeat_drawn' }), settings).path).toBe('assist');
  const asLoan = settingsOf({ repeatDrawPath: 'conversion' });
  expect(messageOf(outgoing({ factName: 'repeat_drawn' }), asLoan).path).toBe('conversion');
});

test('a pre-check that was not passed is no pre-credit, unless the account tells of all', () => {
  const row = outgoing({ factName: 'precheck_completed', event: 'pre_loan_credit' });
  const failed = { ...row, data: { ...row.data, eligible: false } };
  expect(toConversion(row, settingsOf())).toHaveProperty('message');
  expect(toConversion(failed, settingsOf())).toEqual({ refusal: 'not_eligible' });
  expect(toConversion({ ...failed, options: { eligibleOnly: false } }, settingsOf())).toHaveProperty(
    'message',
  );
});

test('a state of a lead is told as the event of its name and as no other', () => {
  const leadEvents = ['clue_confirm', 'clue_interflow', 'clue_high_intention', 'failed_lead'];
  for (const toState of leadEvents) {
    const told = leadEvents.filter((event) => {
      const row = outgoing({ factName: 'lead_state_marked', event, data: { toState } });
      return 'message' in toConversion(row, settingsOf());
    });
    expect(told).toEqual([toState]);
  }
});

describe('one grant of credit is told as exactly one event', () => {
  const creditEvents = ['loan_credit', 'high_loan_credit', 'low_loan_credit'];
  const toldAs = (grade: Partial<OutgoingRow>, settings: Record<string, unknown>) =>
    creditEvents.filter(
      (event) => 'message' in toConversion(approved({ event, ...grade }), settingsOf(settings)),
    );

  test.each([
    ['graded', {}, graded('A'), 'loan_credit'],
    ['graded', {}, { grade: null }, 'loan_credit'],
    ['high_low', {}, graded('A'), 'high_loan_credit'],
    ['high_low', {}, graded('B'), 'loan_credit'],
    ['high_low', { gradeBCountsAs: 'high' }, graded('B'), 'high_loan_credit'],
    ['high_low', { gradeBCountsAs: 'low' }, graded('B'), 'low_loan_credit'],
    ['high_low', {}, graded('C'), 'low_loan_credit'],
    // Unknown is neither high nor low, and nobody guesses.
    ['high_low', {}, { grade: null }, 'loan_credit'],
  ])('style %s %j, %j: %s', (creditStyle, settings, grade, event) => {
    expect(toldAs(grade, { creditStyle, ...settings })).toEqual([event]);
  });
});

test.each([
  ['no agreement to tell of the click', { click: null }, 'click_not_agreed'],
  ['a macro that was never filled in', { click: clickOf('__CLICKID__') }, 'no_real_click'],
  ['an empty click id', { click: clickOf('') }, 'no_real_click'],
  ['a click id that was cut short', { click: clickOf('B.JfCbuWv1kQmXy') }, 'no_real_click'],
  ['an event of another platform', { event: 'CREDIT' }, 'unknown_event'],
  ['a moment that is none', { occurredAt: new Date(Number.NaN) }, 'event_time_out_of_range'],
  ['a moment in 1970', { occurredAt: new Date(1_795_320_000) }, 'event_time_out_of_range'],
])('%s is refused', (_name, change, refusal) => {
  expect(toConversion(outgoing(change), settingsOf())).toEqual({ refusal });
});

function clickOf(id: string): OutgoingRow['click'] {
  return { ...outgoing().click!, clickId: id };
}

const knownFields = [
  ...['event_type', 'event_weight', 'context', 'properties', 'timestamp', 'ad', 'callback', 'match_type'],
  ...['people_quality', 'loan_value', 'pay_amount', 'order_id'],
];

test('property: whatever a fact holds, only these fields go, in their units', () => {
  const anySettings = fc.record({
    loanValueUnit: fc.constantFrom('yuan', 'fen'),
    sendsPayAmount: fc.boolean(),
    sendsLoanValue: fc.boolean(),
    creditStyle: fc.constantFrom('graded', 'high_low'),
    gradeBCountsAs: fc.constantFrom('high', 'low', 'neither'),
  });
  const anyGrade = fc.constantFrom(graded('A'), graded('B'), graded('C'), { grade: null });
  fc.assert(
    fc.property(
      fc.constantFrom(...oceanEngineEvents),
      fc.dictionary(fc.constantFrom('amountFen', 'limitFen', 'name', 'phone', 'eligible'), fc.anything()),
      anyGrade,
      anySettings,
      (event, data, grade, settings) => {
        const row = outgoing({ factName: event.facts[0], event: event.name, data, ...grade });
        const mapped = toConversion(row, settingsOf(settings));
        if ('refusal' in mapped) return;
        const { body } = mapped.message;
        const fields: string[] = [];
        JSON.stringify(body, (key, value: unknown) => (key !== '' && fields.push(key), value));
        expect(knownFields).toEqual(expect.arrayContaining(fields));
        expect(String(body.timestamp)).toMatch(/^\d{13}$/);
        const { people_quality: quality, pay_amount: payAmount } = body.properties ?? {};
        if (quality !== undefined) {
          expect([1, 2, 3]).toContain(quality);
          expect(body.event_type).toMatch(/loan_credit$/);
        }
        if (payAmount !== undefined) expect(payAmount).toBe(data.amountFen);
      },
    ),
    { numRuns: 3_000 },
  );
});
