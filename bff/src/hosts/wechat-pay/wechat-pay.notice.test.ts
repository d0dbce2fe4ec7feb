import fc from 'fast-check';
import {
  type HostsBench,
  openHostsBench,
  type ReceivedNotice,
} from '../../../../test/fakes/wechat/hosts-bench';
import type { PaymentDesk } from '../hosts.port';

const ORDER_NUMBER = 'rp_01J9Z3K4M5N6P7Q8R9S0';
let bench: HostsBench;
let desk: PaymentDesk;

beforeEach(async () => {
  bench = await openHostsBench();
  const found = bench.adapters().paymentDesk.weapp;
  if (!found) throw new Error('WeChat Pay is not configured');
  desk = found;
  const expiresAt = new Date(bench.clock.nowMs() + 1_800_000);
  await desk.openOrder({
    orderNumber: ORDER_NUMBER,
    amountFen: 5_000,
    description: '还款',
    payerOpenId: 'o-1',
    expiresAt,
  });
});
afterEach(() => bench.close());

async function paidNotice(): Promise<ReceivedNotice> {
  await bench.fakes.wechatPay.pay(ORDER_NUMBER);
  const notice = bench.notices.at(-1);
  if (!notice) throw new Error('no notice came');
  return notice;
}

/** A notice with any content, rightly signed and encrypted: what a careless platform could send. */
function signedNotice(change: object): ReceivedNotice {
  bench.fakes.wechatPay.payQuietly(ORDER_NUMBER);
  const content = {
    appid: bench.fakes.wechatPay.keys.appId,
    mchid: bench.fakes.wechatPay.keys.merchantId,
    out_trade_no: ORDER_NUMBER,
    transaction_id: '4200000000000000000000000000',
    trade_state: 'SUCCESS',
    success_time: '2026-11-22T10:00:00+08:00',
    amount: { total: 5_000, currency: 'CNY' },
    ...change,
  };
  const { headers, body } = bench.fakes.wechatPay.notices.build(
    bench.fakes.wechatPay.order(ORDER_NUMBER),
    content,
  );
  const lowered = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { rawBody: Buffer.from(body), headers: lowered };
}

const read = ({ rawBody, headers }: ReceivedNotice) => desk.readNotice(rawBody, headers);

test('a notice tells which order was paid, how much and when', async () => {
  expect(read(await paidNotice())).toEqual({
    orderNumber: ORDER_NUMBER,
    state: {
      state: 'paid',
      amountFen: 5_000,
      paidAt: '2026-11-22T02:00:00.000Z',
      paymentReference: expect.any(String),
    },
  });
});

test('a repeated notice reads the same: whoever books it must drop the second', async () => {
  bench.fakes.wechatPay.notices.behave({ copies: 2 });
  await paidNotice();
  expect(bench.notices).toHaveLength(2);
  const [first, second] = bench.notices.map(read);
  expect(second).toEqual(first);
});

test('a lost notice leaves the query as the way to know', async () => {
  bench.fakes.wechatPay.notices.behave({ copies: 0 });
  await expect(bench.fakes.wechatPay.pay(ORDER_NUMBER)).resolves.toEqual([]);
  await expect(desk.queryOrder(ORDER_NUMBER)).resolves.toMatchObject({ state: 'paid' });
});

test('a person who turns back is told to nobody', async () => {
  bench.fakes.wechatPay.cancel(ORDER_NUMBER);
  expect(bench.notices).toHaveLength(0);
  await expect(desk.queryOrder(ORDER_NUMBER)).resolves.toEqual({ state: 'pending' });
});

test.each(['signature', 'body'] as const)('a notice with a forged %s is rejected', async (forged) => {
  bench.fakes.wechatPay.notices.behave({ forged });
  const notice = await paidNotice();
  expect(() => read(notice)).toThrow('signature_wrong');
});

test('a notice changed in any one byte is rejected', async () => {
  const notice = await paidNotice();
  fc.assert(
    fc.property(fc.nat(notice.rawBody.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const rawBody = Buffer.from(notice.rawBody);
      rawBody[at] = (rawBody[at] ?? 0) ^ change;
      expect(() => read({ ...notice, rawBody })).toThrow(
        expect.objectContaining({ name: 'PaymentNoticeRejected' }),
      );
    }),
    { numRuns: 1_000 },
  );
});

test.each(['wechatpay-serial', 'wechatpay-signature', 'wechatpay-timestamp', 'wechatpay-nonce'])(
  'a notice without %s is rejected',
  async (name) => {
    const notice = await paidNotice();
    expect(() => read({ ...notice, headers: { ...notice.headers, [name]: undefined } })).toThrow(
      'headers_missing',
    );
  },
);

test('a notice is good for five minutes: later it may be a replay', async () => {
  const notice = await paidNotice();
  bench.moveClock(301_000);
  expect(() => read(notice)).toThrow('too_old');
});

test('a notice under an unknown key is rejected', async () => {
  const notice = await paidNotice();
  expect(() =>
    read({ ...notice, headers: { ...notice.headers, 'wechatpay-serial': 'PUB_KEY_ID_OTHER' } }),
  ).toThrow('unknown_key');
});

test.each([
  ['an amount as text', { amount: { total: '5000', currency: 'CNY' } }, 'transaction'],
  ['half a fen', { amount: { total: 0.5, currency: 'CNY' } }, 'transaction'],
  ['no amount', { amount: undefined }, 'incomplete'],
  ['no reference', { transaction_id: undefined }, 'incomplete'],
  ['another currency', { amount: { total: 5_000, currency: 'USD' } }, 'other_merchant'],
  ['another merchant', { mchid: '1900000999' }, 'other_merchant'],
  ['another app', { appid: 'wx-other' }, 'other_merchant'],
  ['an unknown state', { trade_state: 'MAYBE' }, 'transaction'],
])('a signed notice with %s is rejected', (_what, change, reason) => {
  expect(() => read(signedNotice(change))).toThrow(reason);
});

test('what is no notice at all is rejected by its size before anything is computed', () => {
  expect(() => desk.readNotice(Buffer.alloc(100_000), {})).toThrow('too_large');
});
