import { consoleOf, csv, lineOf, openBooks, type Books, today, yesterday } from './planted.fixture';
import { accountStanding } from './standing.queries';
import { addDays } from './china-day';

let books: Books;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const report = (text: string, rest: object = {}) => ({
  accountId: 'acc_ocean',
  fileName: 'report.csv',
  text,
  ...rest,
});
const importReport = (text: string, rest: object = {}) => consoleOf(books.admin).import(report(text, rest));
const compare = (accountId: string | null = 'acc_ocean', day = yesterday) =>
  consoleOf(books.admin).run({ accountId, day });
type Show = 'unexplained' | 'resolvable' | 'explained' | 'closed';
const dayOf = (day = yesterday, show: Show = 'unexplained') => consoleOf(books.analyst).day({ day, show });
const differences = async (show: Show = 'unexplained') =>
  (await dayOf(yesterday, show)).differences.map(({ bucket, deliveryId }) => [bucket, deliveryId]);
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'passed',
    (error: { cause?: { code?: string } }) => error.cause?.code ?? String(error),
  );

test('three ways that agree are balanced, and the account is green', async () => {
  const rows = [await books.plantRow(), await books.plantRow(), await books.plantRow()];
  await importReport(csv(...rows.map((row) => lineOf(row))));
  expect(await compare()).toMatchObject({ facts: 3, accepted: 3, counted: 3, unexplained: 0 });
  expect(await accountStanding(books.db, 'acc_ocean')).toMatchObject({ state: 'green', days: [yesterday] });
  const { days } = await consoleOf(books.analyst).days({});
  expect(days.slice(-2).map(({ status }) => status)).toEqual(['balanced', 'running']);
});

test('a conversion that the report does not hold is named, and turns the account red', async () => {
  const [told, missing] = [await books.plantRow(), await books.plantRow()];
  await importReport(csv(lineOf(told)));
  expect(await differences()).toEqual([['not_at_platform', missing.deliveryId]]);
  expect(await accountStanding(books.db, 'acc_ocean')).toMatchObject({ state: 'red', unexplained: 1 });
  expect(await accountStanding(books.db, 'acc_tencent')).toBeNull();
});

test('without a report an account is neither green nor red', async () => {
  await books.plantRow();
  await compare();
  expect(await accountStanding(books.db, 'acc_ocean')).toMatchObject({ state: 'pending' });
  expect((await consoleOf(books.analyst).days({})).days.at(-2)).toMatchObject({ status: 'awaiting_report' });
});

test('a report made while the day still runs says nothing of what it does not hold', async () => {
  const row = await books.plantRow({ day: today, atHour: 1 });
  await importReport(csv(lineOf(row, 'active_register', today)));
  await books.plantRow({ day: today, atHour: 2 });
  expect(await compare('acc_ocean', today)).toMatchObject({ reported: false, unexplained: 0, open: 1 });
});

test('the platform names the click: the digest finds the arrival, and no click id is kept', async () => {
  const clickId = 'B.xT3k9-secret-click-0123456789';
  await books.plantRow({ clickId });
  await importReport(
    csv(`active_register,${yesterday},,${clickId},,`, `active_register,${yesterday},,stranger-${clickId},,`),
  );
  const { total } = await dayOf();
  expect(total.platform.count).toBe(2);
  expect(total.causes).toMatchObject([{ bucket: 'only_at_platform', count: 1 }]);
  for (const table of ['receipt_row', 'reconciliation_difference', 'audit_entry']) {
    const { kept } = await books.db.one<{ kept: string }>(
      `select jsonb_agg(to_jsonb(t))::text as kept from ${table} t`,
    );
    expect(kept).not.toContain('secret-click');
  }
});

test('days are those of Beijing: five to midnight belongs to the day, midnight to the next', async () => {
  await books.plantRow({ atHour: 23.99 });
  await books.plantRow({ atHour: 24 });
  expect(await compare()).toMatchObject({ facts: 1 });
  expect(await compare('acc_ocean', today)).toMatchObject({ facts: 1 });
});

test('facts that led to no row: what was written down stands beside the accounts, what was not is missing', async () => {
  const natural = await books.plantFact({ clickId: null });
  const withheld = await books.plantFact();
  await books.plantFact();
  await books.plantFact({ name: 'application_submitted' });
  const waiting = await books.plantFact();
  await books.db.query(
    `insert into untold_fact (fact_id, fact_name, ad_platform, account_id, cause, decided_at)
     values ($1, 'user_registered', null, null, 'no_ad_click', now()), ($2, 'user_registered', 'ocean_engine', 'acc_ocean', 'owned_by_core', now())`,
    [natural, withheld],
  );
  await books.db.query(
    `insert into outbox (fact_id, person_id, person_sequence, lane) select fact_id, person_id, 1, 0 from fact where fact_id = $1`,
    [waiting],
  );
  expect(await compare()).toMatchObject({ facts: 2, unexplained: 1 });
  expect(await compare('acc_tencent')).toMatchObject({ facts: 0 });
  expect(await compare(null)).toMatchObject({ facts: 3, unexplained: 0 });
  const { waterfall } = await dayOf();
  expect(waterfall.map(({ name, count }) => [name, count])).toEqual([
    ['facts', 5],
    ['natural', 1],
    ['withheld_else', 2],
    ['should', 2],
    ['in_transit', 1],
    ['missing_in_ledger', 1],
    ['accepted', 0],
    ['platform', 0],
  ]);
});

test('a row of the marketing core is no conversion', async () => {
  await books.plantRow({ accountId: 'marketing_core', name: 'loan_settled' });
  expect(await compare(null)).toMatchObject({ facts: 0 });
});

test('the next report counts what was late, and the day is compared anew by itself', async () => {
  const row = await books.plantRow({ atHour: 12 });
  await importReport(csv(), { covers: { from: yesterday, to: yesterday } });
  expect(await accountStanding(books.db, 'acc_ocean')).toMatchObject({ state: 'red' });
  books.clock.advance(24 * 3_600_000);
  await importReport(csv(lineOf(row, 'active_register', today)), { fileName: 'next.csv' });
  expect(await differences('explained')).toEqual([['counted_other_day', row.deliveryId]]);
  expect(await accountStanding(books.db, 'acc_ocean')).toMatchObject({ state: 'green' });
});

test('an external id is found again however late the platform counts it', async () => {
  const day = addDays(yesterday, -9);
  const row = await books.plantRow({ day });
  await importReport(csv(lineOf(row)));
  expect((await dayOf()).total.causes).toEqual([
    { bucket: 'of_other_day', count: 1, closed: 0, more: true, explained: true },
  ]);
  await compare('acc_ocean', day);
  expect((await dayOf(day, 'explained')).differences).toMatchObject([
    { bucket: 'counted_other_day', platformDay: yesterday },
  ]);
});

test('amounts are compared in fen, by what the account says they mean', async () => {
  const row = await books.plantRow({ name: 'loan_disbursed', amountFen: 1_234_567, valueFen: 4_200 });
  await importReport(csv(lineOf(row, 'loan', yesterday, ',12345.67,')));
  expect((await dayOf()).unexplained).toBe(0);
  const settings = await consoleOf(books.analyst).settings({ accountId: 'acc_ocean' });
  await consoleOf(books.admin).saveSettings({
    accountId: 'acc_ocean',
    settings: { ...settings, amountMeaning: 'expected_value' },
  });
  await compare();
  expect((await dayOf()).differences).toMatchObject([
    { bucket: 'amount_differs', amountFen: 4_200, platformAmountFen: 1_234_567 },
  ]);
});

test('every run stays readable, and one of each day counts', async () => {
  await books.plantRow();
  const first = await compare();
  await Promise.all([compare(), compare(), compare()]);
  const runs = await books.db.query<{ run_id: number; superseded_by: number | null }>(
    `select run_id, superseded_by from reconciliation_run where account_id = 'acc_ocean' order by run_id`,
  );
  expect(runs).toHaveLength(4);
  expect(runs.filter(({ superseded_by }) => superseded_by === null)).toHaveLength(1);
  expect(runs[0]!.run_id).toBe(first.runId);
});

test('closing by hand turns the account green, says who and why, and lasts through later runs', async () => {
  await books.plantRow();
  await importReport(csv(), { covers: { from: yesterday, to: yesterday } });
  const [open] = (await dayOf()).differences;
  const closing = {
    accountId: 'acc_ocean',
    day: yesterday,
    keys: [open!.key],
    cause: 'written_off' as const,
    reason: '平台客服确认丢失',
  };
  expect(await codeOf(consoleOf(books.analyst).explain(closing))).toBe('not_allowed');
  await consoleOf(books.admin).explain(closing);
  expect(await accountStanding(books.db, 'acc_ocean')).toMatchObject({ state: 'green' });
  await compare();
  expect(await dayOf()).toMatchObject({
    unexplained: 0,
    closed: 1,
    closings: [{ cause: 'written_off', reason: '平台客服确认丢失', closedBy: 'admin' }],
  });
  expect((await consoleOf(books.analyst).days({})).days.at(-2)).toMatchObject({
    status: 'closed_by_hand',
    closed: 1,
  });
  const audit = await books.db.query(
    `select action, reason from audit_entry where action = 'reconciliation_difference_closed'`,
  );
  expect(audit).toEqual([{ action: 'reconciliation_difference_closed', reason: '平台客服确认丢失' }]);
  expect(await codeOf(consoleOf(books.admin).explain(closing))).toBe('not_found');
});

test("the platform's word confirms what got no answer, in the chain, and takes it out of the queue", async () => {
  const [counted, absent] = [
    await books.plantRow({ state: 'unknown', cause: 'no_answer' }),
    await books.plantRow({ state: 'unknown', cause: 'no_answer' }),
  ];
  await importReport(csv(lineOf(counted)));
  const { unexplained, differenceCounts } = await dayOf();
  expect({ unexplained, differenceCounts }).toMatchObject({
    unexplained: 0,
    differenceCounts: { resolvable: 2, explained: 0 },
  });
  expect(await differences('resolvable')).toEqual([
    ['answer_missing', counted.deliveryId],
    ['unknown', absent.deliveryId],
  ]);
  expect(await codeOf(consoleOf(books.analyst).takeWord({ accountId: 'acc_ocean', day: yesterday }))).toBe(
    'not_allowed',
  );
  const { taken } = await consoleOf(books.admin).takeWord({ accountId: 'acc_ocean', day: yesterday });
  expect(taken).toBe(1);
  const states = await books.db.query<{ delivery_id: string; state: string; cause: string }>(
    'select delivery_id, state, cause from ledger_row',
  );
  expect(states.find(({ delivery_id }) => delivery_id === counted.deliveryId)).toMatchObject({
    state: 'accepted',
    cause: 'reconciled',
  });
  expect(states.find(({ delivery_id }) => delivery_id === absent.deliveryId)).toMatchObject({
    state: 'unknown',
  });
  const queued = await books.db.query('select delivery_id from ledger_queue');
  expect(queued).toEqual([{ delivery_id: absent.deliveryId }]);
  const entries = await books.db.query<{ actor: string; details: string }>(
    'select actor, details from ledger_entry',
  );
  expect(entries).toMatchObject([{ actor: books.admin.operator.operatorId }]);
  expect(await consoleOf(books.admin).takeWord({ accountId: 'acc_ocean', day: yesterday })).toMatchObject({
    taken: 0,
    run: { accepted: 1, counted: 1 },
  });
});

test("the platform's word leaves alone what a worker takes into its hands at the same moment", async () => {
  const row = await books.plantRow({ state: 'unknown', cause: 'no_answer' });
  await importReport(csv(lineOf(row)));
  await books.db.transaction(async (tx) => {
    await tx.query('update ledger_queue set claim_epoch = 3 where delivery_id = $1', [row.deliveryId]);
    const { taken } = await consoleOf(books.admin).takeWord({ accountId: 'acc_ocean', day: yesterday });
    expect(taken).toBe(0);
  });
  expect(await books.db.query('select claim_epoch from ledger_queue')).toEqual([{ claim_epoch: 3 }]);
});

test('the platform counts an event of a click once: what it dropped has a cause', async () => {
  const first = await books.plantRow({ clickId: 'the-same-click-0123456789' });
  await books.plantRow({ clickId: 'the-same-click-0123456789' });
  await importReport(csv(lineOf(first)));
  expect((await dayOf()).total.causes).toMatchObject([{ bucket: 'deduplicated', count: 1 }]);
});

test('an export is whole, harmless to a spreadsheet, and in the audit', async () => {
  const row = await books.plantRow({ grade: 'A' });
  await importReport(csv(lineOf(row), `active_register,${yesterday},=cmd|calc,,,`));
  const what = (kind: 'lines' | 'differences') =>
    consoleOf(books.analyst).export({ day: yesterday, what: kind });
  const lines = await what('lines');
  expect(lines.rows).toBe(2);
  expect(lines.text.startsWith('\uFEFFday,account_id')).toBe(true);
  const { text } = await what('differences');
  expect(text).toContain('only_at_platform');
  expect(text).not.toMatch(/(^|,)[=+@-]/m);
  const audit = await books.db.query(`select 1 from audit_entry where action = 'reconciliation_exported'`);
  expect(audit).toHaveLength(2);
});

test('a filter by platform shows its accounts and nothing that belongs to none', async () => {
  await books.plantRow();
  await books.plantRow({ accountId: 'acc_tencent', adPlatform: 'tencent_ads' });
  await books.plantFact({ clickId: null });
  for (const accountId of ['acc_ocean', 'acc_tencent', null]) await compare(accountId);
  const answer = await consoleOf(books.analyst).day({ day: yesterday, platforms: ['tencent_ads'] });
  expect(answer.accounts.map(({ accountId }) => accountId)).toEqual(['acc_tencent']);
  expect((await dayOf()).accounts).toHaveLength(3);
  const { days } = await consoleOf(books.analyst).days({ platforms: ['kuaishou'] });
  expect(days.at(-2)).toMatchObject({ status: 'not_compared' });
});
