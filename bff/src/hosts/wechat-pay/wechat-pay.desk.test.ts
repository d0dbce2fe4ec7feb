import { type HostsBench, openHostsBench } from '../../../../test/fakes/wechat/hosts-bench';
import type { PaymentDesk } from '../hosts.port';

let bench: HostsBench;
let desk: PaymentDesk;

beforeEach(async () => {
  bench = await openHostsBench();
  desk = deskWith();
});
afterEach(() => bench.close());

function deskWith(changes: Record<string, string> = {}): PaymentDesk {
  const found = bench.adapters(changes).paymentDesk.weapp;
  if (!found) throw new Error('WeChat Pay is not configured');
  return found;
}

const order = (changes = {}) => ({
  orderNumber: 'rp_01J9Z3K4M5N6P7Q8R9S0',
  amountFen: 102_317,
  description: '第3期还款',
  payerOpenId: 'o-1',
  expiresAt: new Date(bench.clock.nowMs() + 1_800_000),
  ...changes,
});

describe('an order', () => {
  test('opens with parameters that the cashier accepts, and waits', async () => {
    const parameters = await desk.openOrder(order());
    expect(parameters).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=.+/) });
    expect(bench.fakes.wechatPay.orderBehind(parameters)).toMatchObject({
      amountFen: 102_317,
      payerOpenId: 'o-1',
    });
    await expect(desk.queryOrder(order().orderNumber)).resolves.toEqual({ state: 'pending' });
  });

  test('parameters that were changed on the way open nothing', async () => {
    const parameters = await desk.openOrder(order());
    expect(
      bench.fakes.wechatPay.orderBehind({ ...parameters, package: `${parameters.package}0` }),
    ).toBeNull();
  });

  test('asked for twice is one order', async () => {
    const [first, second] = [await desk.openOrder(order()), await desk.openOrder(order())];
    expect(second.package).toBe(first.package);
  });

  test('under the number of another order is refused', async () => {
    await desk.openOrder(order());
    await expect(desk.openOrder(order({ amountFen: 1 }))).rejects.toMatchObject({
      name: 'WechatPayRefusal',
      code: 'OUT_TRADE_NO_USED',
    });
  });

  test('once paid tells amount, moment and reference', async () => {
    await desk.openOrder(order());
    bench.fakes.wechatPay.payQuietly(order().orderNumber);
    await expect(desk.queryOrder(order().orderNumber)).resolves.toEqual({
      state: 'paid',
      amountFen: 102_317,
      paidAt: '2026-11-22T02:00:00.000Z',
      paymentReference: expect.stringMatching(/^\d{28}$/),
    });
  });

  test('closes once and for all', async () => {
    await desk.openOrder(order());
    await desk.closeOrder(order().orderNumber);
    await desk.closeOrder(order().orderNumber);
    await expect(desk.queryOrder(order().orderNumber)).resolves.toEqual({ state: 'closed' });
    await expect(desk.openOrder(order())).rejects.toMatchObject({ code: 'ORDER_CLOSED' });
  });

  test('that is paid cannot be closed', async () => {
    await desk.openOrder(order());
    bench.fakes.wechatPay.payQuietly(order().orderNumber);
    await expect(desk.closeOrder(order().orderNumber)).rejects.toMatchObject({ code: 'ORDERPAID' });
  });

  test('ends by itself at its deadline', async () => {
    await desk.openOrder(order());
    bench.moveClock(1_801_000);
    await expect(desk.queryOrder(order().orderNumber)).resolves.toEqual({ state: 'closed' });
  });

  test('that never reached WeChat Pay is pending until it is closed', async () => {
    await expect(desk.queryOrder('rp_unknown')).resolves.toEqual({ state: 'pending' });
    await expect(desk.closeOrder('rp_unknown')).resolves.toBeUndefined();
  });

  test.each([0, -5, 10.5, Number.NaN, '102317'])('of %p fen is never asked for', async (amountFen) => {
    await expect(desk.openOrder(order({ amountFen }))).rejects.toThrow('whole number of fen');
  });

  test.each(['abc', 'a'.repeat(33), 'with space', '中文订单号码'])(
    'numbered %p is never asked for',
    async (orderNumber) => {
      await expect(desk.openOrder(order({ orderNumber }))).rejects.toThrow('order number');
    },
  );
});

describe('trust', () => {
  test('a request signed with a wrong serial is refused', async () => {
    await expect(deskWith({ WECHAT_PAY_MERCHANT_SERIAL: '00' }).openOrder(order())).rejects.toMatchObject({
      code: 'SIGN_ERROR',
    });
  });

  test('a clock more than five minutes off is refused', async () => {
    await bench.close();
    bench = await openHostsBench({ platformsAheadMs: 310_000 });
    await expect(deskWith().openOrder(order())).rejects.toMatchObject({ code: 'SIGN_ERROR' });
  });

  test('an answer that the platform did not sign is not believed', async () => {
    bench.fakes.wechatPay.faults.plan({ fault: { kind: 'answer', body: { prepay_id: 'wx-forged' } } });
    await expect(desk.openOrder(order())).rejects.toThrow('not trusted: headers_missing');
  });

  test('a rightly signed answer about another order is not taken for this one', async () => {
    const [asked, other] = ['rp_000001', 'rp_000002'];
    await desk.openOrder(order({ orderNumber: other }));
    bench.fakes.wechatPay.payQuietly(other);
    let recorded: Response | null = null;
    const replaying: typeof fetch = async (...call) => (recorded ??= await fetch(...call)).clone();
    const deceived = bench.adapters({}, { fetch: replaying }).paymentDesk.weapp;
    await expect(deceived?.queryOrder(other)).resolves.toMatchObject({ state: 'paid' });
    await expect(deceived?.queryOrder(asked)).rejects.toThrow('about another order');
  });

  test('an answer signed by an unknown key is not believed', async () => {
    await expect(
      deskWith({ WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_OTHER' }).openOrder(order()),
    ).rejects.toThrow('not trusted: unknown_key');
  });

  test.each([
    ['down', { kind: 'down', status: 500 }],
    ['cut off', { kind: 'cut' }],
  ] as const)('a platform that is %s is unavailable', async (_words, fault) => {
    bench.fakes.wechatPay.faults.plan({ fault });
    await expect(desk.queryOrder('rp_000001')).rejects.toMatchObject({ name: 'PaymentUnavailable' });
  });
});
