import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { oceanEngine } from '../../../bff/src/delivery/sinks/ocean-engine';
import { outgoing } from '../../../bff/src/delivery/sinks/ocean-engine/ocean-engine.fixture';
import type { OutgoingRow, Verdict } from '../../../bff/src/delivery/sinks/sink-definition';
import { anyPastRow } from '../../../bff/src/delivery/sinks/sink-harness.arbitrary';
import type { AdPlatform } from '../ad-platform';
import { expectInEffectOnce } from '../ad-platform/in-effect-once.test-support';
import { sendOverHttp, serve, type Served } from '../ad-platform/served.test-support';
import { createFakeOceanEngine, type FakeOceanEngineOptions } from './index';

const now = new Date('2026-11-22T04:00:00.000Z');
const landedAt = new Date('2026-11-22T03:00:00Z');
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const rsaPrivateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
let platform: AdPlatform;
let served: Served | undefined;

async function open(options: Partial<FakeOceanEngineOptions> = {}): Promise<void> {
  await served?.close();
  platform = createFakeOceanEngine({ clock: { now: () => now }, ...options });
  served = await serve(platform.router);
}
beforeEach(() => open());
afterEach(() => served!.close());

async function tell(row: OutgoingRow, settings = {}, secrets = {}): Promise<Verdict | null> {
  const parsed = oceanEngine.settings.parse({ baseUrl: served!.base, ...settings });
  const mapped = oceanEngine.map(row, parsed);
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  const context = {
    settings: parsed,
    secrets: oceanEngine.secrets.parse(secrets),
    now,
    nonce: '0'.repeat(32),
  };
  const answer = await sendOverHttp(oceanEngine.write([mapped.message], context));
  return answer && oceanEngine.read(answer, [mapped.message])[0]!;
}

function clicked(change: Partial<OutgoingRow>, clickId = platform.mintClick({ at: landedAt })): OutgoingRow {
  return outgoing({ ...change, click: { ...outgoing().click!, clickId, landedAt } });
}

const lines = oceanEngine.events.flatMap(({ name, facts }) =>
  facts.map((factName) => [factName, name] as const),
);

test.each(lines)('%s as %s is accepted by the platform', async (factName, event) => {
  const isOfOneGrade = event === 'high_loan_credit' || event === 'low_loan_credit';
  const grade = {
    grade: event === 'low_loan_credit' ? 'C' : 'A',
    expectedValueFen: 4_567,
    policyVersion: 1,
  } as const;
  const row = clicked({ factName, event, grade });
  if (factName === 'lead_state_marked') row.data = { toState: event };
  expect(await tell(row, isOfOneGrade ? { creditStyle: 'high_low' } : {})).toEqual({ verdict: 'accepted' });
  expect(platform.book.inEffect()).toMatchObject([{ event, clickId: row.click!.clickId }]);
});

test.each(['A', 'B', 'C', null] as const)('credit of grade %s arrives as that grade', async (letter) => {
  const grade = letter && { grade: letter, expectedValueFen: 123, policyVersion: 1 };
  await tell(clicked({ factName: 'credit_approved', event: 'loan_credit', grade }));
  expect(platform.book.inEffect()).toMatchObject([{ grade: letter }]);
});

test.each([
  ['yuan', { loanValueUnit: 'yuan' }],
  ['fen', { loanValueUnit: 'fen' }],
] as const)('an amount in %s is the same amount at the platform', async (loanValueUnit, settings) => {
  await open({ loanValueUnit });
  await tell(clicked({}), settings);
  await tell(clicked({}), { ...settings, sendsPayAmount: true, sendsLoanValue: false });
  expect(platform.book.inEffect().map(({ amountFen }) => amountFen)).toEqual([1_234_567, 1_234_567]);
});

test('a signed account is let in, an unsigned one is told that its authorisation is at fault', async () => {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await open({ auth: { publicKeys: { backup: pem } } });
  expect(await tell(clicked({}), {}, { rsaPrivateKeyPem, credential: 'backup' })).toEqual({
    verdict: 'accepted',
  });
  expect(await tell(clicked({}))).toEqual({ verdict: 'account_at_fault', cause: 'code_40002' });
  await open({ auth: { appSecret: 'secret' } });
  expect(await tell(clicked({}), {}, { appSecret: 'secret' })).toEqual({ verdict: 'accepted' });
});

test('a click of nobody is rejected by the platform’s word', async () => {
  expect(await tell(clicked({}, 'B.neverMintedByThisStandIn000'))).toEqual({
    verdict: 'rejected',
    cause: 'code_40001',
  });
});

test.each(['yuan', 'fen'] as const)(
  'property: whatever a row holds, with amounts in %s, what the sink lets through the stand-in takes',
  async (loanValueUnit) => {
    await open({ loanValueUnit, acceptAnyClick: true });
    const { clickId, host, parameters } = outgoing().click!;
    const chosen = fc.record({
      sendsEventWeight: fc.boolean(),
      sendsLoanValue: fc.boolean(),
      sendsPayAmount: fc.boolean(),
      sendsOrderId: fc.boolean(),
      creditStyle: fc.constantFrom('graded', 'high_low'),
      gradeBCountsAs: fc.constantFrom('high', 'low', 'neither'),
      matchType: fc.constantFrom(0, 1, 2),
    });
    const row = anyPastRow(oceanEngine.events, { clickId, host, parameters, hostAccount: null }, now);
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(row, chosen, async (drawn, settings) => {
        const of = { ...settings, loanValueUnit };
        if ('refusal' in oceanEngine.map(drawn, oceanEngine.settings.parse(of))) return;
        expect(await tell(drawn, of)).toEqual({ verdict: 'accepted' });
        accepted += 1;
      }),
      { numRuns: 5_000 },
    );
    expect(accepted).toBeGreaterThan(1_000);
  },
  120_000,
);

test('property: an acceptance means in effect, and whatever was told again took effect once', async () => {
  await expectInEffectOnce({
    platform,
    nextRow: () => clicked({}),
    tell: (row) => tell(row),
    moreFates: [{ kind: 'code', code: 40_100 }],
  });
}, 120_000);
