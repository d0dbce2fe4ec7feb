import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type {
  OutgoingGrade,
  OutgoingRequest,
  OutgoingRow,
  PlatformEvent,
  SinkAnswer,
} from '../../../bff/src/delivery/sinks/sink-definition';
import { sampleRow } from '../../../bff/src/delivery/sinks/sink-harness.arbitrary';
import { tencentAds, tencentAdsCallback } from '../../../bff/src/delivery/sinks/tencent-ads';
import {
  TencentAdsSecrets,
  TencentAdsSettings,
  TencentCallbackSettings,
} from '../../../bff/src/delivery/sinks/tencent-ads/settings';
import { createFakeTencentAds, type FakeTencentAds, type MintedClick } from './index';
import { createMovingClock, openStandIn } from '../conversion-lists/open-stand-in.test-support';

// Thousands of runs, on a machine that may be busy.
jest.setTimeout(60_000);

// The sink and the stand-in were written apart from the same facts: here each is held against the other.

const hostAccount = { appId: 'wxd930ea5d5a258f4f', openId: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE' };
const accounts = [
  {
    accountId: 25_610,
    sets: [{ userActionSetId: 1_200_542_894, type: 'WECHAT_MINI_PROGRAM' }],
    authorisedAppIds: [hostAccount.appId],
  },
] as const;

let clock: ReturnType<typeof createMovingClock>;
let platform: FakeTencentAds;
let site: Awaited<ReturnType<typeof openStandIn>>;
let secrets: TencentAdsSecrets;

beforeEach(async () => {
  clock = createMovingClock('2026-11-22T04:00:00Z');
  platform = createFakeTencentAds({ clock, accounts });
  site = await openStandIn(platform.router, '/fakes/tencent-ads');
  secrets = TencentAdsSecrets.parse({ ...platform.client, refreshToken: platform.tokens.refresh.value });
});
afterEach(() => site.close());

const settings = (change: object = {}) =>
  TencentAdsSettings.parse({
    baseUrl: site.base,
    accountId: '25610',
    userActionSetId: '1200542894',
    ...change,
  });
const context = <Settings>(of: Settings) => ({
  settings: of,
  secrets,
  now: clock.now(),
  nonce: randomBytes(16).toString('hex'),
});

async function call({ method, url, headers, body }: OutgoingRequest): Promise<SinkAnswer> {
  const response = await fetch(url, { method, headers, body });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

async function renew(): Promise<void> {
  const request = tencentAds.renewal!(context(settings()))!;
  const renewed = tencentAds.readRenewal!(await call(request), secrets, clock.now());
  if (!('secrets' in renewed)) throw new Error(renewed.cause);
  secrets = renewed.secrets;
}

function rowOf(
  event: PlatformEvent,
  fact: PlatformEvent['facts'][number],
  click: MintedClick,
  change: Partial<OutgoingRow> = {},
): OutgoingRow {
  const callback = `${site.base}/conv?cb=${encodeURIComponent(click.callback)}&conv_id=${click.conversionId}`;
  const parameters = { gdt_vid: [click.clickId], callback: [callback] };
  const ground = { clickId: click.clickId, host: 'weapp', parameters, hostAccount };
  const externalId = `dlv_${randomBytes(13).toString('hex')}`;
  return sampleRow(event, fact, ground, { externalId, ...change });
}

const lines = tencentAds.events.flatMap((event) => event.facts.map((fact) => ({ event, fact })));
const gradeOf = (grade: 'A' | 'B' | 'C' | null): OutgoingGrade | null =>
  grade && { grade, expectedValueFen: 10_000, policyVersion: 1 };

test('a token is got, and the probe says that account and data source belong together', async () => {
  await renew();
  const { probe, readProbe } = tencentAds;
  expect(readProbe!(await call(probe!(context(settings()))))).toEqual({ ok: true });
  const other = settings({ userActionSetId: '77' });
  expect(readProbe!(await call(probe!(context(other))))).toMatchObject({ ok: false });
});

test('every event with every grade arrives, in one call, as the facts say', async () => {
  await renew();
  const rows = lines.flatMap(({ event, fact }) =>
    (['A', 'B', 'C', null] as const).map((grade) =>
      rowOf(event, fact, platform.mintClick(), { grade: gradeOf(grade) }),
    ),
  );
  const messages = rows.map((row) => {
    const mapped = tencentAds.map(row, settings());
    if ('refusal' in mapped) throw new Error(mapped.refusal);
    return mapped.message;
  });
  for (let from = 0; from < messages.length; from += tencentAds.batch.maxRows) {
    const batch = messages.slice(from, from + tencentAds.batch.maxRows);
    const answer = await call(tencentAds.write(batch, context(settings())));
    expect(tencentAds.read(answer, batch)).toEqual(batch.map(() => ({ verdict: 'accepted' })));
  }
  expect(platform.book.counts).toMatchObject({ inEffect: rows.length, repeated: 0, refused: 0 });
  const credits = platform.book.inEffect().filter(({ event }) => event === 'CREDIT');
  expect(credits.map(({ grade, amountFen }) => [grade, amountFen])).toEqual([
    ['A', null],
    ['B', null],
    ['C', null],
    [null, null],
  ]);
  const drawn = platform.book.inEffect().filter(({ event }) => event === 'WITHDRAW_DEPOSITS');
  expect(new Set(drawn.map(({ amountFen }) => amountFen))).toEqual(new Set([1_234_500]));
});

test('by callback address every event arrives as well, for the click that it belongs to', async () => {
  await renew();
  const of = TencentCallbackSettings.parse({
    baseUrl: site.base,
    moreCallbackAddresses: [`${site.base}/conv`],
  });
  for (const { event, fact } of lines) {
    const click = platform.mintClick();
    const mapped = tencentAdsCallback.map(rowOf(event, fact, click), of);
    if ('refusal' in mapped) throw new Error(mapped.refusal);
    const answer = await call(tencentAdsCallback.write([mapped.message], context(of)));
    expect(tencentAdsCallback.read(answer, [mapped.message])).toEqual([{ verdict: 'accepted' }]);
    expect(platform.book.inEffect().at(-1)).toMatchObject({ clickId: click.clickId, event: event.name });
  }
});

test('a lost answer is followed by the same id, and takes effect once', async () => {
  await renew();
  const { event, fact } = lines.find((line) => line.event.name === 'CREDIT')!;
  const mapped = tencentAds.map(rowOf(event, fact, platform.mintClick()), settings());
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  const send = () => call(tencentAds.write([mapped.message], context(settings())));
  platform.behave({ kind: 'accept_then_garbage' });
  expect(tencentAds.read(await send(), [mapped.message])).toMatchObject([{ verdict: 'unknown' }]);
  platform.behave({ kind: 'none' });
  expect(tencentAds.read(await send(), [mapped.message])).toEqual([{ verdict: 'accepted' }]);
  expect(platform.book.counts).toMatchObject({ inEffect: 1, repeated: 1 });
});

test('each refusal of the stand-in is understood as what it is', async () => {
  await renew();
  const { event, fact } = lines.find((line) => line.event.name === 'APPLY')!;
  const verdictsOf = async (rows: OutgoingRow[], of = settings(), nonce?: string) => {
    const messages = rows.map((row) => {
      const mapped = tencentAds.map(row, of);
      if ('refusal' in mapped) throw new Error(mapped.refusal);
      return mapped.message;
    });
    const request = tencentAds.write(messages, { ...context(of), ...(nonce ? { nonce } : {}) });
    return tencentAds.read(await call(request), messages).map(({ verdict }) => verdict);
  };
  const good = () => rowOf(event, fact, platform.mintClick());
  const unknownClick = { ...platform.mintClick(), clickId: 'wx0notgivenout0000' };
  const bad = rowOf(event, fact, unknownClick);
  expect(await verdictsOf([bad])).toEqual(['rejected']);
  expect(await verdictsOf([good(), bad])).toEqual(['refused_batch', 'refused_batch']);
  expect(await verdictsOf([good()], settings({ userActionSetId: '77' }))).toEqual(['account_at_fault']);
  const foreign = { ...good(), hostAccount: { ...hostAccount, appId: 'wxother' } };
  expect(await verdictsOf([foreign])).toEqual(['account_at_fault']);
  expect(await verdictsOf([good()], settings(), 'n'.repeat(32))).toEqual(['accepted']);
  expect(await verdictsOf([good()], settings(), 'n'.repeat(32))).toEqual(['account_at_fault']);
  platform.behave({ kind: 'code', code: 30000 });
  expect(await verdictsOf([good()])).toEqual(['later']);
  platform.behave({ kind: 'error', status: 429, retryAfter: '9' });
  expect(await verdictsOf([good()])).toEqual(['later']);
  platform.behave({ kind: 'none' });
  platform.tokens.endNow();
  expect(await verdictsOf([good()])).toEqual(['account_at_fault']);
  clock.moveSeconds(86_400 - 600);
  await renew();
  expect(await verdictsOf([good()])).toEqual(['accepted']);
});

test('property: whatever a row holds, what the sink lets through the stand-in takes', async () => {
  await renew();
  const data = fc.dictionary(
    fc.constantFrom('amountFen', 'limitFen', 'annualRateBps'),
    fc.oneof(fc.nat(), fc.double()),
  );
  const options = fc.record({ credit_amount: fc.boolean(), risk_interestrate: fc.boolean() });
  const grade = fc.constantFrom('A' as const, 'B' as const, 'C' as const, null);
  const line = fc.constantFrom(...lines);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(line, data, options, grade), { minLength: 1, maxLength: 50 }),
      async (drawn) => {
        const messages = drawn.flatMap(([{ event, fact }, some, chosen, letter]) => {
          const row = rowOf(event, fact, platform.mintClick(), {
            data: { eligible: true, ...some },
            options: chosen,
            grade: gradeOf(letter),
          });
          const mapped = tencentAds.map(row, settings());
          return 'message' in mapped ? [mapped.message] : [];
        });
        expect(messages).toHaveLength(drawn.length);
        const answer = await call(tencentAds.write(messages, context(settings())));
        expect(tencentAds.read(answer, messages).every(({ verdict }) => verdict === 'accepted')).toBe(true);
      },
    ),
    { numRuns: 1_000 },
  );
});
