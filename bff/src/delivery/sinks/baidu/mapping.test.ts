import fc from 'fast-check';
import type { OutgoingRow } from '../sink-definition';
import { convertTimeSeconds, convertValueFen, landingAddress } from './encoders';
import { type BaiduConversion, toConversion } from './mapping';
import { clickId, parameters, row, settings } from './baidu.test-support';

// Thousands of runs, on a machine that may be busy.
jest.setTimeout(60_000);

function conversionOf(outgoing: OutgoingRow, change: object = {}): BaiduConversion {
  const mapped = toConversion(outgoing, settings(change));
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return JSON.parse(mapped.message.text) as BaiduConversion;
}

const grade = (letter: 'A' | 'B' | 'C', expectedValueFen = 80_050) => ({
  grade: letter,
  expectedValueFen,
  policyVersion: 3,
});

test('a registration is told by the landing address of its click', () => {
  expect(conversionOf(row('25'))).toEqual({
    logidUrl: `https://loan.example.com/landing?from=search&planid=882211&e_keywordid=40055&bd_vid=${clickId}`,
    newType: 25,
    convertTime: 1_795_319_999,
    isConvert: 1,
    outerEventId: row('25').externalId,
    attributeSource: 0,
  });
});

test('of the landing link only the click and the plan go back, nothing that may name a person', () => {
  const address = landingAddress('https://loan.example.com/', clickId, parameters);
  expect([...new URL(address).searchParams.keys()]).toEqual(['planid', 'e_keywordid', 'bd_vid']);
});

test.each(['A', 'B', 'C'] as const)('credit of grade %s carries its expected value in fen', (letter) => {
  expect(conversionOf(row('42', { grade: grade(letter) })).convertValue).toBe(80_050);
});

test('credit of an unknown grade carries no value: nobody guesses', () => {
  expect(conversionOf(row('42'))).not.toHaveProperty('convertValue');
  expect(conversionOf(row('42', { grade: grade('C', 0) }))).not.toHaveProperty('convertValue');
});

test('the value stays with us where the account’s owner switched it off', () => {
  const options = { convert_value: false };
  expect(conversionOf(row('42', { options, grade: grade('A') }))).not.toHaveProperty('convertValue');
});

test.each([
  ['off', undefined],
  ['baidu', 0],
  ['natural', 1],
  ['other', 2],
])('attribution %s is told as %p', (attributeSource, told) => {
  expect(conversionOf(row('55'), { attributeSource }).attributeSource).toBe(told);
});

test.each<[string, OutgoingRow]>([
  ['no_click', row('55', { click: null })],
  ['click_id_malformed', row('55', { click: { ...row('55').click!, clickId: 'a b' } })],
  ['event_time_out_of_range', row('55', { occurredAt: new Date(0) })],
  ['external_id_malformed', row('55', { externalId: 'dlv-1' })],
  ['event_not_known', row('55', { event: '79' })],
  ['event_not_for_this_fact', row('55', { event: '42' })],
  ['not_eligible', row('18', { data: { eligible: false } })],
])('%s', (refusal, outgoing) => {
  expect(toConversion(outgoing, settings())).toEqual({ refusal });
});

test('an address beyond what the platform takes is refused', () => {
  const landingUrl = `https://loan.example.com/${'x'.repeat(480)}`;
  const click = {
    ...row('55').click!,
    clickId: 'x'.repeat(256),
    parameters: Object.fromEntries(
      ['planid', 'plan_id', 'unitid', 'unit_id', 'ideaid', 'idea_id'].map((name) => [name, ['x'.repeat(64)]]),
    ),
  };
  expect(toConversion(row('55', { click }), settings({ landingUrl }))).toEqual({
    refusal: 'landing_address_too_long',
  });
});

test.each([
  [1, 1],
  [10_000_000_000, 10_000_000_000],
  [10_000_000_001, null],
  [Number.MAX_SAFE_INTEGER, null],
  [0, null],
  [-1, null],
  [0.5, null],
  [Number.NaN, null],
  [Infinity, null],
])('of a value of %p fen the platform takes %p', (value, fen) => {
  expect(convertValueFen(value)).toBe(fen);
});

test('property: a time is ten digits of seconds or none, an amount whole fen or none', () => {
  fc.assert(
    fc.property(fc.date(), fc.oneof(fc.double(), fc.integer(), fc.anything()), (time, amount) => {
      const seconds = convertTimeSeconds(time);
      if (seconds !== null) expect(String(seconds)).toMatch(/^\d{10}$/);
      const fen = convertValueFen(amount);
      if (fen !== null) {
        expect(fen).toBe(amount);
        expect(Number.isSafeInteger(fen) && fen > 0).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('property: whatever a link carried, the address stays the account’s page with known names only', () => {
  const names = fc.oneof(fc.constantFrom('planid', 'unit_id', 'bd_vid', 'from', '__proto__'), fc.string());
  fc.assert(
    fc.property(fc.dictionary(names, fc.array(fc.string(), { maxLength: 3 })), (carried) => {
      const address = new URL(landingAddress('https://loan.example.com/landing', clickId, carried));
      expect(`${address.origin}${address.pathname}`).toBe('https://loan.example.com/landing');
      expect(address.searchParams.get('bd_vid')).toBe(clickId);
      for (const [name, value] of address.searchParams) {
        expect(['planid', 'unit_id', 'bd_vid']).toContain(name);
        expect(value).toMatch(/^[\w-]+$/);
      }
    }),
    { numRuns: 2_000 },
  );
});
