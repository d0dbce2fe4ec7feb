import fc from 'fast-check';
import { kuaishou } from '../../../bff/src/delivery/sinks/kuaishou';
import { outgoing } from '../../../bff/src/delivery/sinks/kuaishou/kuaishou.fixture';
import type { OutgoingRow, Verdict } from '../../../bff/src/delivery/sinks/sink-definition';
import { anyPastRow } from '../../../bff/src/delivery/sinks/sink-harness.arbitrary';
import type { AdPlatform } from '../ad-platform';
import { expectInEffectOnce } from '../ad-platform/in-effect-once.test-support';
import { sendOverHttp, serve, type Served } from '../ad-platform/served.test-support';
import { createFakeKuaishou } from './index';

const now = new Date('2026-11-22T04:00:00.000Z');
const landedAt = new Date('2026-11-22T03:00:00Z');
let platform: AdPlatform;
let served: Served;

beforeEach(async () => {
  platform = createFakeKuaishou({ clock: { now: () => now } });
  served = await serve(platform.router);
});
afterEach(() => served.close());

async function tell(row: OutgoingRow, settings = {}): Promise<Verdict | null> {
  const parsed = kuaishou.settings.parse({ baseUrl: served.base, ...settings });
  const mapped = kuaishou.map(row, parsed);
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  const context = { settings: parsed, secrets: {}, now, nonce: '0'.repeat(32) };
  const answer = await sendOverHttp(kuaishou.write([mapped.message], context));
  return answer && kuaishou.read(answer, [mapped.message])[0]!;
}

function clicked(change: Partial<OutgoingRow>, clickId = platform.mintClick({ at: landedAt })): OutgoingRow {
  return outgoing({ ...change, click: { ...outgoing().click!, clickId, landedAt } });
}

const lines = kuaishou.events.flatMap(({ name, facts }) =>
  facts.map((factName) => [factName, name] as const),
);

test.each(lines)('%s as %s is accepted by the platform', async (factName, event) => {
  const row = clicked({ factName, event });
  expect(await tell(row, { sendsPurchaseAmount: true })).toEqual({ verdict: 'accepted' });
  expect(platform.book.inEffect()).toMatchObject([
    { event, clickId: row.click!.clickId, amountFen: event === '79' ? 1_234_507 : null },
  ]);
});

test('a callback with signs that mean something in an address arrives whole', async () => {
  const odd = createFakeKuaishou({ clock: { now: () => now }, acceptAnyClick: true });
  const other = await serve(odd.router);
  await tell(clicked({}, 'a+b/c=d&e%f?g#h;i~j'), { baseUrl: other.base });
  expect(odd.book.inEffect()).toMatchObject([{ clickId: 'a+b/c=d&e%f?g#h;i~j' }]);
  await other.close();
});

test('a callback of nobody is rejected by the platform’s word', async () => {
  expect(await tell(clicked({}, 'neverMintedByThisStandIn0000'))).toEqual({
    verdict: 'rejected',
    cause: 'result_0',
  });
});

test('property: whatever a row holds, what the sink lets through the stand-in takes', async () => {
  const open = createFakeKuaishou({ clock: { now: () => now }, acceptAnyClick: true });
  const other = await serve(open.router);
  const { clickId, host, parameters } = outgoing().click!;
  const chosen = fc.record({
    sendsPurchaseAmount: fc.boolean(),
    repeatDraws: fc.constantFrom('training_data', 'conversion', 'withheld'),
  });
  const row = anyPastRow(kuaishou.events, { clickId, host, parameters, hostAccount: null }, now);
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(row, chosen, async (drawn, settings) => {
      const of = { ...settings, baseUrl: other.base };
      if ('refusal' in kuaishou.map(drawn, kuaishou.settings.parse(of))) return;
      expect(await tell(drawn, of)).toEqual({ verdict: 'accepted' });
      accepted += 1;
    }),
    { numRuns: 3_000 },
  );
  expect(accepted).toBeGreaterThan(1_000);
  await other.close();
}, 120_000);

test('property: an acceptance means in effect, and whatever was told again took effect once', async () => {
  await expectInEffectOnce({
    platform,
    nextRow: () => clicked({}),
    tell: (row) => tell(row),
  });
}, 120_000);
