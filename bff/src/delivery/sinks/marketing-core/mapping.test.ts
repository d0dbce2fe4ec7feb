import type { LeavingFact } from '../../sink';
import { toCloudEvent } from './mapping';
import { batchId, createMarketingCoreSink } from './send';

const fact: LeavingFact = {
  factId: 'fct_01JD0000000000000000000001',
  personId: 'psn_01JD0000000000000000000002',
  personSequence: 42,
  name: 'loan_settled',
  version: 1,
  occurredAt: new Date('2026-11-22T04:00:00.123Z'),
  recordedAt: new Date('2026-11-22T04:00:01Z'),
  touchId: 'tch_01JD0000000000000000000003',
  host: 'tt',
  traceId: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  data: { early: true },
};
const options = { source: '/loudou/test', publicUrl: 'https://loan.example.com' };

test('a fact becomes the CloudEvent that the contract describes', () => {
  expect(JSON.parse(JSON.stringify(toCloudEvent(fact, options)))).toEqual({
    specversion: '1.0',
    id: fact.factId,
    source: '/loudou/test',
    type: 'loudou.loan_settled',
    subject: fact.personId,
    partitionkey: fact.personId,
    sequence: '00000000000000000042',
    time: '2026-11-22T04:00:00.123Z',
    datacontenttype: 'application/json',
    dataschema: 'https://loan.example.com/contract/facts/loan_settled/1.json',
    touchid: fact.touchId,
    host: 'tt',
    traceparent: fact.traceId,
    data: { early: true },
  });
});

test('what is not there is left out rather than sent as nothing', () => {
  const event = toCloudEvent({ ...fact, touchId: null, host: null, traceId: 'not a trace' }, options);
  const keys = Object.keys(JSON.parse(JSON.stringify(event)) as object);
  expect(keys).not.toEqual(expect.arrayContaining(['touchid']));
  expect(keys).not.toEqual(expect.arrayContaining(['host']));
  expect(keys).not.toEqual(expect.arrayContaining(['traceparent']));
});

test('later numbers sort behind earlier ones as text', () => {
  const sequence = (personSequence: number) =>
    String(toCloudEvent({ ...fact, personSequence }, options).sequence);
  expect([sequence(10), sequence(9), sequence(100)].sort()).toEqual([
    sequence(9),
    sequence(10),
    sequence(100),
  ]);
});

test('the same facts make the same message id, other facts another', () => {
  expect(batchId([fact])).toBe(batchId([{ ...fact, data: {} }]));
  expect(batchId([fact])).not.toBe(batchId([fact, { ...fact, factId: 'fct_2' as never }]));
});

test('what cannot be written as an event is refused instead of sent', async () => {
  const secret = `whsec_${Buffer.alloc(24).toString('base64')}`;
  const sink = createMarketingCoreSink({
    ...options,
    url: 'http://127.0.0.1:1',
    secret,
    timeoutMs: 100,
    clock: { now: () => new Date(), nowMs: Date.now },
  });
  const answer = await sink.send([{ ...fact, personId: 7 as never }], new AbortController().signal);
  expect(answer).toEqual({ verdict: 'never', cause: 'not_a_cloud_event' });
});
