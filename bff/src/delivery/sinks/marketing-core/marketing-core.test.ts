import { CloudEvent } from 'cloudevents';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import type { OutgoingRow } from '../sink-definition';
import { readAnswer } from './answer';
import { marketingCore } from './index';
import { toCloudEvent } from './mapping';
import { batchId } from './request';
import { retryAfterMs } from './retry-after';

const now = new Date('2026-11-22T04:00:00Z');
const row: OutgoingRow = {
  deliveryId: 'dlv_1',
  externalId: 'fct_01JD0000000000000000000001',
  factId: 'fct_01JD0000000000000000000001',
  factName: 'loan_settled',
  factVersion: 1,
  personId: 'psn_01JD0000000000000000000002',
  personSequence: 42,
  occurredAt: new Date('2026-11-22T04:00:00.123Z'),
  touchId: 'tch_01JD0000000000000000000003',
  host: 'tt',
  traceId: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  data: { early: true },
  event: 'loan_settled',
  options: {},
  click: null,
  hostAccount: null,
  grade: null,
};
const settings = {
  endpoint: 'https://core.example.com/events',
  source: '/loudou/test',
  publicUrl: 'https://loan.example.com',
  facts: [],
};
const secretOf = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const eventOf = (change: Partial<OutgoingRow> = {}) => {
  const mapped = toCloudEvent({ ...row, ...change }, settings);
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return JSON.parse(mapped.message.text) as Record<string, unknown>;
};

test('a fact becomes the CloudEvent that the contract describes', () => {
  expect(eventOf()).toEqual({
    specversion: '1.0',
    id: row.factId,
    source: '/loudou/test',
    type: 'loudou.loan_settled',
    subject: row.personId,
    partitionkey: row.personId,
    sequence: '00000000000000000042',
    time: '2026-11-22T04:00:00.123Z',
    datacontenttype: 'application/json',
    dataschema: 'https://loan.example.com/contract/facts/loan_settled/1.json',
    touchid: row.touchId,
    host: 'tt',
    traceparent: row.traceId,
    data: { early: true },
  });
});

test('what is not there is left out rather than sent as nothing', () => {
  const keys = Object.keys(eventOf({ touchId: null, host: null, traceId: 'not a trace' }));
  for (const key of ['touchid', 'host', 'traceparent']) expect(keys).not.toContain(key);
});

test('later numbers sort behind earlier ones as text', () => {
  const sequence = (personSequence: number) => String(eventOf({ personSequence }).sequence);
  expect([sequence(10), sequence(9), sequence(100)].sort()).toEqual([
    sequence(9),
    sequence(10),
    sequence(100),
  ]);
});

test('what cannot be written as an event is refused instead of sent', () => {
  expect(toCloudEvent({ ...row, personId: 7 as never }, settings)).toEqual({ refusal: 'not_a_cloud_event' });
});

test('an address that no event may name is refused, and found anew where it is mended', () => {
  const broken = { ...settings, source: 'not an address' };
  for (const time of [1, 2])
    expect({ time, mapped: toCloudEvent(row, broken) }).toEqual({
      time,
      mapped: { refusal: 'not_a_cloud_event' },
    });
  expect(toCloudEvent(row, settings)).toHaveProperty('message');
});

test('whatever is sent is taken by the library of the receiver, and says there what was meant', () => {
  const text = fc.string({ minLength: 1 });
  const change = fc.record({
    factId: text,
    personId: text,
    personSequence: fc.nat(),
    factVersion: fc.integer({ min: 1, max: 99 }),
    occurredAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
    touchId: fc.option(text),
    host: fc.option(fc.constantFrom('weapp', 'tt', 'h5')),
    traceId: fc.option(text),
    data: fc.dictionary(fc.string(), fc.jsonValue()),
  });
  fc.assert(
    fc.property(change, (given) => {
      const taken = new CloudEvent(eventOf(given as Partial<OutgoingRow>));
      expect(taken).toMatchObject({ id: given.factId, subject: given.personId });
      expect(taken.time).toBe(given.occurredAt.toISOString());
    }),
    { numRuns: 500 },
  );
});

test('the same facts make the same message id, other facts another', () => {
  const message = { factId: row.factId, text: '{}' };
  expect(batchId([message])).toBe(batchId([{ ...message, text: '{"x":1}' }]));
  expect(batchId([message])).not.toBe(batchId([message, { ...message, factId: 'fct_2' }]));
});

test('every live secret signs, as the library of the receiver understands it', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (texts) => {
      const messages = texts.map((text, nth) => ({ factId: `fct_${nth}`, text: JSON.stringify({ text }) }));
      const secrets = { live: [secretOf(1), secretOf(2)] };
      const at = new Date();
      const request = marketingCore.write(messages, { settings, secrets, now: at, nonce: 'n' });
      for (const secret of secrets.live) {
        expect(new Webhook(secret).verify(request.body!, request.headers)).toHaveLength(texts.length);
      }
      expect(() => new Webhook(secretOf(3)).verify(request.body!, request.headers)).toThrow();
    }),
    { numRuns: 1000 },
  );
});

test('the ledger keeps no word of the events', () => {
  const request = marketingCore.write([{ factId: 'fct_1', text: '{"a":"secret"}' }], {
    settings,
    secrets: { live: [secretOf(1)] },
    now,
    nonce: 'n',
  });
  expect(marketingCore.mask(request)).toMatch(
    /^POST https:\/\/core\.example\.com\/events\nwebhook-id: msg_[\w-]{32}\nsha256\(body\): [0-9a-f]{64}$/,
  );
  expect(() => marketingCore.mask({ ...request, url: '' })).not.toThrow();
});

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers, body: '' });

test.each([200, 202, 204, 299])('%i is accepted', (status) => {
  expect(readAnswer(answer(status), now)).toEqual({ verdict: 'accepted' });
});

test.each([408, 425, 429, 500, 502, 503, 504, 599, 301, 304])('%i is tried later', (status) => {
  expect(readAnswer(answer(status), now)).toMatchObject({ verdict: 'later', cause: `http_${status}` });
});

test.each([400, 409, 413, 415, 422, 451])('%i refuses the facts themselves', (status) => {
  expect(readAnswer(answer(status), now)).toMatchObject({ verdict: 'refused_batch' });
});

test.each([401, 403, 404])('%i speaks of us, so the facts wait', (status) => {
  expect(readAnswer(answer(status), now)).toMatchObject({ verdict: 'account_at_fault' });
});

test('a receiver that was switched off is left alone for an hour', () => {
  expect(readAnswer(answer(410), now)).toMatchObject({ retryAfterMs: 3_600_000 });
});

test.each([
  ['120', 120_000],
  ['0', 0],
  ['Sun, 22 Nov 2026 04:01:30 GMT', 90_000],
  ['Sun, 22 Nov 2026 03:00:00 GMT', 0],
  ['999999999', 3_600_000],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After %j means %j ms', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});
