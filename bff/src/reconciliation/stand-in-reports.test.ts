import { randomBytes } from 'node:crypto';
import { createFakeBaidu } from '../../../test/fakes/baidu';
import { sendOverHttp, serve, type Served } from '../../../test/fakes/ad-platform/served.test-support';
import { createFakeKuaishou } from '../../../test/fakes/kuaishou';
import { createFakeOceanEngine } from '../../../test/fakes/ocean-engine';
import { createFakeTencentAds } from '../../../test/fakes/tencent-ads';
import { findSink } from '../delivery';
import type { OutgoingRow, SinkDefinition } from '../delivery/sinks/sink-definition';
import { sampleRow } from '../delivery/sinks/sink-harness.arbitrary';
import { type Books, consoleOf, openBooks, plantAccount, yesterday } from './planted.fixture';
import { startOfDay } from './china-day';

// What is sent to a stand-in stands in its own report, and that report is read like all of its platform: told by
// the sinks as they are, over HTTP, compared with the ledger as an operator would.

const hostAccount = { appId: 'wxd930ea5d5a258f4f', openId: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE' };
const landingUrl = 'https://loan.example.com/landing';
const landedAt = new Date(startOfDay(yesterday).getTime() + 3_600_000);
const accountId = 'acc_stand_in';

interface StandIn {
  sink: SinkDefinition;
  platformAccountId: string;
  served: Served;
  settings: Record<string, unknown>;
  secrets: unknown;
  mintClick(): string;
}

const standIns: Record<string, (books: Books) => Promise<StandIn>> = {
  ocean_engine: async ({ clock }) => {
    const platform = createFakeOceanEngine({ clock, accountId: '1700000000000001' });
    return {
      ...(await opened('ocean_engine', '1700000000000001', platform.router)),
      mintClick: () => platform.mintClick({ at: landedAt }),
    };
  },
  tencent_ads: async ({ clock }) => {
    const set = { userActionSetId: 1_200_000_001, type: 'WECHAT_MINI_PROGRAM' } as const;
    const account = { accountId: 25_610, sets: [set], authorisedAppIds: [hostAccount.appId] };
    const platform = createFakeTencentAds({ clock, accounts: [account] });
    return {
      ...(await opened('tencent_ads', '25610', platform.router)),
      settings: { accountId: '25610', userActionSetId: '1200000001' },
      secrets: { accessToken: platform.tokens.current.value },
      mintClick: () => platform.mintClick().clickId,
    };
  },
  kuaishou: async ({ clock }) => {
    const platform = createFakeKuaishou({ clock, accountId: '20250001' });
    return {
      ...(await opened('kuaishou', '20250001', platform.router)),
      settings: { sendsPurchaseAmount: true },
      mintClick: () => platform.mintClick({ at: landedAt }),
    };
  },
  baidu: async ({ clock }) => {
    const token = 'GZp8mAwL1cR5uQ2tYx7e@9bKfN3';
    const platform = createFakeBaidu({ clock, accounts: [{ accountId: '30250001', token, landingUrl }] });
    return {
      ...(await opened('baidu', '30250001', platform.router)),
      settings: { landingUrl },
      secrets: { token },
      mintClick: () => platform.mintClick().clickId,
    };
  },
};

async function opened(name: string, platformAccountId: string, router: Parameters<typeof serve>[0]) {
  const served = await serve(router);
  return { sink: findSink(name)!, platformAccountId, served, settings: {}, secrets: {} };
}

let books: Books;
let standIn: StandIn;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(async () => {
  await standIn.served.close();
  await books.close();
});

/** The account with the events that it has by default, later loans among them. */
async function open(name: string) {
  standIn = await standIns[name]!(books);
  const events = standIn.sink.events.filter(({ byDefault }) => byDefault);
  const lines = events.flatMap((event) => event.facts.map((fact) => ({ event, fact })));
  const mapping = lines.map(({ event, fact }) => ({ event: event.name, fact }));
  await plantAccount(books.db, accountId, name, standIn.platformAccountId, mapping);
  return lines;
}

type Line = Awaited<ReturnType<typeof open>>[number];

/** A confirmed row of the ledger, and the platform told of it: `times` times, as after lost answers. */
async function tell({ event, fact }: Line, clickId: string, { atHour = 10, times = 1 } = {}): Promise<void> {
  const ground = { clickId, host: 'weapp', parameters: {}, hostAccount };
  const sample = sampleRow(event, fact, ground);
  const amountFen = sample.data.amountFen as number | undefined;
  const planted = await books.plantRow({
    accountId,
    event: event.name,
    name: fact,
    clickId,
    adPlatform: standIn.sink.adPlatform!,
    grade: 'B',
    valueFen: 45_607,
    atHour,
    ...(amountFen === undefined ? {} : { amountFen }),
  });
  const row: OutgoingRow = {
    ...sample,
    deliveryId: planted.deliveryId,
    externalId: planted.deliveryId,
    occurredAt: planted.occurredAt,
    grade: { grade: 'B', expectedValueFen: 45_607, policyVersion: 1 },
  };
  for (let sent = 0; sent < times; sent += 1) {
    expect(await answerTo(row)).toEqual([{ verdict: 'accepted' }]);
  }
}

async function answerTo(row: OutgoingRow) {
  const { sink } = standIn;
  const settings = sink.settings.parse({ ...standIn.settings, baseUrl: standIn.served.base });
  const mapped = sink.map(row, settings);
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  const context = {
    settings,
    secrets: sink.secrets.parse(standIn.secrets),
    now: books.clock.now(),
    nonce: randomBytes(16).toString('hex'),
  };
  const answer = await sendOverHttp(sink.write([mapped.message], context));
  return sink.read(answer!, [mapped.message]);
}

const reportOf = async (form: 'csv' | 'json') =>
  (await fetch(`${standIn.served.base}/report.${form}?day=${yesterday}`)).text();

const importReport = (text: string) =>
  consoleOf(books.admin).import({
    accountId,
    fileName: 'report',
    source: 'stand_in',
    covers: { from: yesterday, to: yesterday },
    text,
  });

type Kind = 'unexplained' | 'resolvable' | 'explained' | 'closed';

/** Every difference that there is, of these kinds, by its name. */
async function differences(
  kinds: readonly Kind[] = ['unexplained', 'resolvable', 'explained', 'closed'],
): Promise<string[]> {
  const shown = await Promise.all(
    kinds.map((show) => consoleOf(books.analyst).day({ day: yesterday, accountId, show })),
  );
  return shown.flatMap((day) => day.differences.map(({ bucket }) => bucket));
}

describe.each(Object.keys(standIns))('the report of %s', (name) => {
  test.each(['csv', 'json'] as const)('as %s agrees with what was told, to the last amount', async (form) => {
    const lines = await open(name);
    for (const line of lines) await tell(line, standIn.mintClick());
    const { preview } = await importReport(await reportOf(form));
    expect(preview).toMatchObject({ problem: null, bad: [], rows: lines.length, ignoredColumns: [] });
    expect(preview.days[0]!.amountFen).toBeGreaterThan(0);
    const run = await consoleOf(books.admin).run({ accountId, day: yesterday });
    const count = lines.length;
    expect(run).toMatchObject({ facts: count, accepted: count, counted: count, open: 0, unexplained: 0 });
    expect(await differences()).toEqual([]);
  });

  test('holds a conversion once that was told twice', async () => {
    const [line] = await open(name);
    await tell(line!, standIn.mintClick(), { times: 2 });
    await importReport(await reportOf('csv'));
    expect(await differences()).toEqual([]);
  });

  test('leaves nothing unexplained where one click led to the same event twice', async () => {
    const [line] = await open(name);
    const clickId = standIn.mintClick();
    await tell(line!, clickId);
    await tell(line!, clickId, { atHour: 11 });
    await importReport(await reportOf('csv'));
    expect(await differences(['unexplained', 'resolvable'])).toEqual([]);
  });

  test('with another amount is no report that agrees', async () => {
    for (const line of await open(name)) await tell(line, standIn.mintClick());
    const text = (await reportOf('csv')).replace(
      /,(\d+)\.(\d\d),/,
      (_all, yuan: string) => `,${Number(yuan) + 2}.00,`,
    );
    expect(text).not.toBe(await reportOf('csv'));
    await importReport(text);
    expect(await differences()).toEqual(['amount_differs']);
  });
});
