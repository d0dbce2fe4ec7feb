import type { Sent } from '../../../bff/src/delivery/transport/http-transport';
import { Activity } from './activity';
import { type FaultKind, faultKinds } from './fault-plan';
import { batchSink, singleSink, type SingleMessage } from './lab-sinks';
import { endpointOf, LabNetwork, longestEchoMs } from './network';
import { batchReceiver } from './receivers/batch-receiver';
import { coreReceiver } from './receivers/core-receiver';
import { singleReceiver } from './receivers/single-receiver';
import { VirtualTime } from './virtual-time';

const timeoutMs = 5_000;
const now = new Date('2026-11-22T00:00:00.000Z');

const message = (sequence: number): SingleMessage => ({
  external_id: `dlv_${sequence}`,
  person: 'psn_1',
  sequence,
  event: 'user_registered',
  click: null,
  at_ms: sequence,
  grade: null,
  value_fen: null,
});

/** One request through wires that always fail in one way, until everything of it has arrived. */
async function sendThrough(
  fault: FaultKind | null,
  account: 'single' | 'batch',
  messages: SingleMessage[],
  times = 1,
) {
  const time = new VirtualTime();
  const all = { refuses: () => false };
  const receivers = { core: coreReceiver(all), single: singleReceiver(all), batch: batchReceiver(all) };
  const weights = Object.fromEntries(faultKinds.map((kind) => [kind, Number(kind === fault)])) as Record<
    FaultKind,
    number
  >;
  const plan = { share: fault ? 1 : 0, weights, seed: 5 };
  const faults = { core: plan, single: plan, batch: plan };
  const network = new LabNetwork(time, receivers, { faults, wellFromMs: Infinity });
  const sink = account === 'single' ? singleSink : batchSink;
  const context = { settings: { endpoint: endpointOf(account) }, secrets: { token: '' }, now, nonce: '' };
  const send = network.sendRequestOf('worker');
  const signal = new AbortController().signal;
  const story = (async () => {
    let sent: Sent | null = null;
    for (let index = 0; index < times; index += 1)
      sent = await send(sink.write(messages, context), { timeoutMs, signal });
    await time.sleep(timeoutMs + longestEchoMs);
    return sent!;
  })();
  const sent = await time.passUntil(story, new Activity().settle, 600_000);
  const verdicts =
    'answered' in sent ? sink.read(sent.answered, messages).map(({ verdict }) => verdict) : null;
  return { sent, verdicts, ends: receivers[account].arrivals.map(({ end }) => end) };
}

test.each<[FaultKind | null, object]>([
  [null, { verdicts: ['accepted'], ends: ['effect'] }],
  ['answer_lost', { sent: { lost: 'connection_cut' }, ends: ['effect'] }],
  ['answer_late', { sent: { lost: 'timeout' }, ends: ['effect'] }],
  ['hang', { sent: { lost: 'timeout' }, ends: [] }],
  ['refused_connection', { sent: { unsent: 'network_econnrefused' }, ends: [] }],
  ['answer_slow', { verdicts: ['accepted'], ends: ['effect'] }],
  ['error_in_body', { verdicts: ['later'], ends: ['put_off'] }],
  ['too_many', { verdicts: ['later'], ends: [] }],
  ['server_error', { verdicts: ['later'], ends: [] }],
])('what the sender is told, and what took effect: %s', async (fault, expected) => {
  expect(await sendThrough(fault, 'single', [message(1)])).toMatchObject(expected);
});

test('a doubled request takes effect once where repeats are dropped, and is never made where they are kept', async () => {
  expect((await sendThrough('request_doubled', 'batch', [message(1)])).ends).toEqual([
    'effect',
    'repeat_dropped',
  ]);
  expect((await sendThrough('request_doubled', 'single', [message(1)])).ends).toEqual(['effect']);
});

test('a half-taken list tells of each: what was taken stands first', async () => {
  const messages = [1, 2, 3, 4].map(message);
  const { verdicts, ends } = await sendThrough('half_accepted', 'batch', messages);
  const taken = verdicts!.filter((verdict) => verdict === 'accepted').length;
  expect(taken).toBeLessThan(messages.length);
  expect(ends).toEqual(messages.map((_, index) => (index < taken ? 'effect' : 'put_off')));
});

test('a receiver that keeps repeats counts every one of them', async () => {
  expect((await sendThrough(null, 'single', [message(1)], 3)).ends).toEqual(['effect', 'effect', 'effect']);
  expect((await sendThrough(null, 'batch', [message(1)], 3)).ends).toEqual([
    'effect',
    'repeat_dropped',
    'repeat_dropped',
  ]);
});
