import fc from 'fast-check';
import type { FactName } from '@loudou/shared/catalogue';
import type { OutgoingRow } from '../sink-definition';
import { kuaishouEvents } from './events';
import { callback, outgoing } from './kuaishou.fixture';
import { toActivate } from './mapping';
import { KuaishouSettings } from './settings';

function parametersOf(row: OutgoingRow, settings: Record<string, unknown> = {}) {
  const mapped = toActivate(row, KuaishouSettings.parse(settings));
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return mapped.message.parameters;
}

test.each([
  ['user_registered', '2'],
  ['application_submitted', '10'],
  ['credit_approved', '11'],
  ['loan_disbursed', '79'],
] as [FactName, string][])(
  '%s goes back by default as event %s, with its callback and time only',
  (factName, event) => {
    expect(parametersOf(outgoing({ factName, event }))).toEqual({
      callback,
      event_type: event,
      event_time: '1795319999123',
    });
    expect(kuaishouEvents.find(({ name }) => name === event)).toMatchObject({ byDefault: true });
  },
);

test('no other event goes by default', () => {
  const byDefault = kuaishouEvents.filter((event) => event.byDefault).map(({ name }) => name);
  expect(byDefault).toEqual(['2', '10', '11', '79']);
});

test('the amount goes in yuan where the account switches it on, and with loans only', () => {
  const settings = { sendsPurchaseAmount: true };
  expect(parametersOf(outgoing(), settings)).toMatchObject({ purchase_amount: '12345.07' });
  expect(parametersOf(outgoing({ data: {} }), settings)).not.toHaveProperty('purchase_amount');
  const credit = outgoing({ factName: 'credit_approved', event: '11' });
  expect(parametersOf(credit, settings)).not.toHaveProperty('purchase_amount');
});

test('a grade changes nothing: the platform has no word for it', () => {
  const grade = { grade: 'A', expectedValueFen: 5_000, policyVersion: 1 } as const;
  expect(parametersOf(outgoing({ grade }))).toEqual(parametersOf(outgoing()));
});

test('a later loan trains the model, counts, or stays with us, by the account’s rule', () => {
  const row = outgoing({ factName: 'repeat_drawn' });
  expect(parametersOf(row)).toMatchObject({ is_direct_match: 'false' });
  expect(parametersOf(row, { repeatDraws: 'conversion' })).not.toHaveProperty('is_direct_match');
  const withheld = KuaishouSettings.parse({ repeatDraws: 'withheld' });
  expect(toActivate(row, withheld)).toEqual({ refusal: 'repeat_withheld' });
  expect(toActivate(outgoing(), withheld)).toHaveProperty('message');
});

test('only a confirmed lead is an effective one', () => {
  const lead = (toState: string) =>
    toActivate(
      outgoing({ factName: 'lead_state_marked', event: '44', data: { toState } }),
      KuaishouSettings.parse({}),
    );
  expect(lead('clue_confirm')).toHaveProperty('message');
  expect(lead('failed_lead')).toEqual({ refusal: 'other_lead_state' });
});

test.each([
  ['no agreement to tell of the click', { click: null }, 'click_not_agreed'],
  [
    'a macro that was never filled in',
    { click: { ...outgoing().click!, clickId: '__CALLBACK__' } },
    'no_real_click',
  ],
  ['an event of another platform', { event: 'loan' }, 'unknown_event'],
  ['a moment that is none', { occurredAt: new Date(Number.NaN) }, 'event_time_out_of_range'],
])('%s is refused', (_name, change, refusal) => {
  expect(toActivate(outgoing(change), KuaishouSettings.parse({}))).toEqual({ refusal });
});

test('property: whatever a fact holds, only the five parameters go, in their forms', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kuaishouEvents),
      fc.dictionary(fc.constantFrom('amountFen', 'limitFen', 'name', 'phone'), fc.anything()),
      fc.boolean(),
      (event, data, sendsPurchaseAmount) => {
        const row = outgoing({ factName: event.facts[0], event: event.name, data });
        const settings = KuaishouSettings.parse({ sendsPurchaseAmount });
        const mapped = toActivate(row, settings);
        if ('refusal' in mapped) return expect(mapped.refusal).toBe('other_lead_state');
        const { parameters } = mapped.message;
        const {
          callback: sent,
          event_type,
          event_time,
          purchase_amount,
          is_direct_match,
          ...rest
        } = parameters;
        expect([sent, event_type, is_direct_match, rest]).toEqual([callback, event.name, undefined, {}]);
        expect(event_time).toMatch(/^\d{13}$/);
        if (purchase_amount !== undefined) {
          expect(purchase_amount).toMatch(/^\d+\.\d{2}$/);
          expect(event_type).toBe('79');
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
