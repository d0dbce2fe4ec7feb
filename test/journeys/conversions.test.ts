import { createApiJourney, type ApiJourney } from '../world/api-journey';
import { somePerson } from '../world/people';
import { until } from '../world/until';
import { openWorld, type World } from '../world/world';

let world: World;
beforeAll(async () => {
  world = await openWorld({ environment: { LOG_LEVEL: 'error' } });
}, 60_000);
afterAll(() => world?.close());

interface LedgerRow {
  event: string;
  state: string;
  cause: string | null;
  grade: string | null;
}

/** The person's rows for ad accounts, once none of them is under way any more. */
function rowsOf(journey: ApiJourney): Promise<LedgerRow[]> {
  const { db } = world.database;
  return until(async () => {
    const { open } = await db.one<{ open: number }>(
      `select (select count(*) from ledger_queue where person_id = $1)::int
            + (select count(*) from outbox where person_id = $1)::int as open`,
      [journey.personId()],
    );
    if (open > 0) return null;
    return db.query<LedgerRow>(
      `select event, state, cause, grade from ledger_row
       where person_id = $1 and sink <> 'marketing_core' order by person_sequence, event`,
      [journey.personId()],
    );
  });
}

async function travel(
  query: Record<string, string>,
  host: 'weapp' | 'tt' | 'h5',
  ending?: string,
): Promise<ApiJourney> {
  const journey = createApiJourney(world, somePerson(ending));
  await journey.arrive(query, host);
  await journey.toDisbursedLoan();
  await journey.pay('early');
  await journey.awaitSettled();
  return journey;
}

/** What the platform's own count says of this click. */
const countedBy = <Conversion extends { clickId: string }>(
  { book }: { book: { inEffect(): Conversion[] } },
  clickId: string,
): Conversion[] => book.inEffect().filter((conversion) => conversion.clickId === clickId);

const accepted = (rows: LedgerRow[]) =>
  rows.filter(({ state }) => state === 'accepted').map(({ event, grade }) => [event, grade]);

test('a click from Ocean Engine, carried to repayment, is told of step by step and graded', async () => {
  const { oceanEngine } = world.sandbox.platforms;
  const clickId = oceanEngine.mintClick();
  const rows = await rowsOf(await travel({ clickid: clickId }, 'tt'));
  expect(rows.map(({ state, cause }) => ({ state, cause }))).toEqual(
    rows.map(() => ({ state: 'accepted', cause: null })),
  );
  expect(accepted(rows)).toEqual(
    expect.arrayContaining([
      ['active_register', null],
      ['loan_completion', null],
      ['loan_credit', 'B'],
      ['loan', 'B'],
    ]),
  );
  const counted = countedBy(oceanEngine, clickId);
  expect(counted.map(({ event }) => event).sort()).toEqual(rows.map(({ event }) => event).sort());
  const credit = counted.find(({ event }) => event === 'loan_credit');
  expect(credit).toMatchObject({ grade: 'B' });
});

test.each([
  ['0011', 'A', 1],
  ['0012', 'C', 3],
  ['0013', null, undefined],
])('who ends in %s is told of as grade %s', async (ending, grade, quality) => {
  const { oceanEngine } = world.sandbox.platforms;
  const clickId = oceanEngine.mintClick();
  const rows = await rowsOf(await travel({ clickid: clickId }, 'tt', ending));
  expect(accepted(rows)).toEqual(expect.arrayContaining([['loan_credit', grade]]));
  const credit = countedBy(oceanEngine, clickId).find(({ event }) => event === 'loan_credit');
  expect(credit?.properties.people_quality).toBe(quality);
});

test('a click from Tencent Ads is told of with the WeChat account it came by', async () => {
  const { tencentAds } = world.sandbox.platforms;
  const { clickId } = tencentAds.mintClick();
  const rows = await rowsOf(await travel({ gdt_vid: clickId }, 'weapp', '0011'));
  expect(accepted(rows)).toEqual(
    expect.arrayContaining([
      ['REGISTER', null],
      ['APPLY', null],
      ['CREDIT', 'A'],
      ['WITHDRAW_DEPOSITS', 'A'],
    ]),
  );
  expect(rows.filter(({ state }) => state !== 'accepted')).toEqual([]);
  expect(countedBy(tencentAds, clickId)).toHaveLength(rows.length);
});

test('a click from Kuaishou and one from Baidu are told of', async () => {
  const { kuaishou, baidu } = world.sandbox.platforms;
  const fromKuaishou = kuaishou.mintClick();
  const rows = await rowsOf(await travel({ callback: fromKuaishou }, 'h5'));
  expect(rows.length).toBeGreaterThanOrEqual(4);
  expect(rows.filter(({ state }) => state !== 'accepted')).toEqual([]);
  expect(countedBy(kuaishou, fromKuaishou)).toHaveLength(rows.length);

  const fromBaidu = baidu.mintClick();
  const baiduRows = await rowsOf(await travel({ bd_vid: fromBaidu.clickId }, 'h5'));
  expect(baiduRows.length).toBeGreaterThanOrEqual(3);
  expect(baiduRows.filter(({ state }) => state !== 'accepted')).toEqual([]);
});

test('who does not agree to ad measurement is told of to nobody, and the ledger says why', async () => {
  const { oceanEngine } = world.sandbox.platforms;
  const clickId = oceanEngine.mintClick();
  const journey = createApiJourney(world);
  await journey.arrive({ clickid: clickId }, 'tt');
  await journey.call('consent.record', {
    decisions: [
      { purpose: 'application_processing', decision: 'granted', documentVersion: '2026-11' },
      { purpose: 'ad_measurement', decision: 'declined', documentVersion: '2026-11-22' },
    ],
    idempotencyKey: 'k'.repeat(24),
  });
  await journey.register();
  const rows = await rowsOf(journey);
  expect(rows).toEqual(
    expect.arrayContaining([expect.objectContaining({ state: 'suppressed', cause: 'consent_declined' })]),
  );
  expect(countedBy(oceanEngine, clickId)).toEqual([]);
});
