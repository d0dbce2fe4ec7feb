import type { FactName } from '@loudou/shared/catalogue';
import type { PersonId } from '@loudou/shared/ids';
import fc from 'fast-check';
import { runsThroughDatabase } from '../../../test/property-runs';
import { runCommands } from './command.actions';
import { caseFault, saidToHaveBeen } from './command.rules';
import { Command, type ComplaintCommand } from './core.schemas';
import { addPerson } from './facts.test-support';
import { type Ground, openGround } from './ground.test-support';
import { addSubscriber, type TestSubscriber } from './subscriber.test-support';

let ground: Ground;
let core: TestSubscriber;
let person: PersonId;
let count = 0;

beforeEach(async () => {
  ground = await openGround();
  core = await addSubscriber(ground);
  person = await addPerson(ground);
});
afterEach(() => ground.close());

const hourMs = 3_600_000;
const inHours = (hours: number) => new Date(ground.clock.nowMs() + hours * hourMs).toISOString();

const complaint = (change: Record<string, unknown> = {}) => ({
  id: `cmd_${String((count += 1)).padStart(8, '0')}`,
  kind: 'complaint',
  about: person,
  issuedAt: inHours(0),
  caseId: 'TS-2026-0031',
  topic: 'collection',
  filedAt: inHours(-3),
  ...change,
});
const resolved = (hours = -1, outcome = 'upheld') => ({ resolved: { at: inHours(hours), outcome } });

async function resultsOf(commands: { id: string }[], by = core): Promise<string[]> {
  const results = await runCommands(
    { ...ground.platform, worldClock: ground.clock },
    by.subscriber,
    commands,
  );
  return results.map(({ result, cause }) => cause ?? result);
}
const factsNamed = (name: FactName) =>
  ground.db.query<{ person_id: string; occurred_at: Date; data: Record<string, unknown> }>(
    'select person_id, occurred_at, data from fact where name = $1 order by occurred_at, person_sequence',
    [name],
  );
const casesOf = async (name: FactName) => (await factsNamed(name)).map(({ data }) => data.caseId);

test('a case becomes a fact at the moment in which it was filed, and another one when it is resolved', async () => {
  expect(await resultsOf([complaint()])).toEqual(['applied']);
  const filedAt = new Date(inHours(-3));
  ground.clock.advance(20 * hourMs);
  expect(await resultsOf([complaint({ filedAt: filedAt.toISOString(), ...resolved(-0.5) })])).toEqual([
    'applied',
  ]);
  expect(await factsNamed('complaint_filed')).toMatchObject([
    {
      person_id: person,
      occurred_at: filedAt,
      data: { caseId: 'TS-2026-0031', topic: 'collection', actor: core.subscriberId },
    },
  ]);
  expect(await factsNamed('complaint_resolved')).toMatchObject([
    { person_id: person, occurred_at: new Date(inHours(-0.5)), data: { hours: 22, outcome: 'upheld' } },
  ]);
});

test('it counts once, however often it is told and by whatever command', async () => {
  const again = complaint();
  expect(await resultsOf([complaint(), again, again, complaint({ topic: 'price' })])).toEqual([
    'applied',
    'unchanged',
    'unchanged',
    'unchanged',
  ]);
  expect(await resultsOf([complaint(resolved()), complaint(resolved(-2, 'not_upheld'))])).toEqual([
    'applied',
    'unchanged',
  ]);
  expect((await factsNamed('complaint_filed')).map(({ data }) => data.topic)).toEqual(['collection']);
  expect((await factsNamed('complaint_resolved')).map(({ data }) => data.outcome)).toEqual(['upheld']);
});

test('filed and resolved by one command is both, in this order', async () => {
  expect(await resultsOf([complaint(resolved())])).toEqual(['applied']);
  const names = await ground.db.query<{ name: string }>(
    `select name from fact where name like 'complaint%' order by person_sequence`,
  );
  expect(names.map(({ name }) => name)).toEqual(['complaint_filed', 'complaint_resolved']);
});

test('told by ten at once it is filed once, and nobody of them fails', async () => {
  const told = await Promise.all(Array.from({ length: 10 }, () => resultsOf([complaint(resolved())])));
  expect(told.flat().sort()).toEqual(['applied', ...Array<string>(9).fill('unchanged')]);
  expect(await casesOf('complaint_filed')).toHaveLength(1);
});

test('ten people under one number at once: it is of one of them, and the others are refused', async () => {
  const people = await Promise.all(Array.from({ length: 10 }, () => addPerson(ground)));
  const told = await Promise.all(people.map((personId) => resultsOf([complaint({ about: personId })])));
  expect(told.flat().sort()).toEqual(['applied', ...Array<string>(9).fill('case_of_another')]);
  expect(await casesOf('complaint_filed')).toHaveLength(1);
});

test('the case of a visitor is that of whoever they turned out to be', async () => {
  const visitor = await addPerson(ground);
  expect(await resultsOf([complaint({ about: visitor })])).toEqual(['applied']);
  await ground.db.query('update person set merged_into = $2 where person_id = $1', [visitor, person]);
  expect(await resultsOf([complaint(), complaint({ about: visitor, ...resolved() })])).toEqual([
    'unchanged',
    'applied',
  ]);
  expect(await factsNamed('complaint_resolved')).toMatchObject([{ person_id: person }]);
});

test('a lender names the application or the loan, and it is the case of whoever has it by now', async () => {
  const { ids } = ground.platform;
  const [applicationId, loanId, visitor] = [
    ids.next('application'),
    ids.next('loan'),
    await addPerson(ground),
  ];
  await ground.db.transaction(async (tx) => {
    // Whose they are is all that counts here: the offer, the quote and the card behind a loan are left out.
    await tx.query('set local session_replication_role = replica');
    await tx.query(
      `insert into application (application_id, person_id, state, product_code, lender_code, requested_amount_fen,
         requested_months, host, started_at, last_active_at)
       values ($1, $2, 'approved', 'p', 'qingshan', 1000000, 12, 'weapp', now(), now())`,
      [applicationId, visitor],
    );
    await tx.query(
      `insert into loan (loan_id, person_id, application_id, offer_id, quote_id, card_id, contract_id, state, amount_fen,
         months, method, annual_rate_bps, limit_band, risk_band, host, cost_read_ms, signed_at, requested_at)
       values ($1, $2, $3, '', '', '', '', 'active', 1, 12, 'equal_installment', 1800, '', '', 'weapp', 1, now(), now())`,
      [loanId, visitor, applicationId],
    );
  });
  await ground.db.query('update person set merged_into = $2 where person_id = $1', [visitor, person]);
  expect(
    await resultsOf([
      complaint({ about: applicationId, caseId: 'TS-1' }),
      complaint({ about: loanId, caseId: 'TS-2' }),
      complaint({ about: person, caseId: 'TS-2' }),
      complaint({ about: ids.next('loan'), caseId: 'TS-3' }),
      complaint({ about: ids.next('application'), caseId: 'TS-4' }),
      complaint({ about: ids.next('touch'), caseId: 'TS-5' }),
    ]),
  ).toEqual(['applied', 'applied', 'unchanged', 'unknown_person', 'unknown_person', 'malformed']);
  expect((await factsNamed('complaint_filed')).map(({ person_id }) => person_id)).toEqual([person, person]);
});

test('two subscribers may count their cases alike', async () => {
  const other = await addSubscriber(ground);
  const stranger = await addPerson(ground);
  expect(await resultsOf([complaint()])).toEqual(['applied']);
  expect(await resultsOf([complaint({ about: stranger })], other)).toEqual(['applied']);
  expect(await casesOf('complaint_filed')).toEqual(['TS-2026-0031', 'TS-2026-0031']);
});

test.each([
  ['of tomorrow', () => ({ filedAt: inHours(24) }), 'in_the_future'],
  ['that ends tomorrow', () => resolved(24), 'in_the_future'],
  ['that ends before it began', () => resolved(-4), 'resolved_before_filed'],
  ['of two years ago', () => ({ filedAt: inHours(-2 * 365 * 24) }), 'too_old'],
  ['of the year 0', () => ({ filedAt: '0000-01-01T00:00:00Z' }), 'too_old'],
  [
    'that ended in the year 0',
    () => ({ resolved: { at: '0000-01-01T00:00:00Z', outcome: 'upheld' } }),
    'resolved_before_filed',
  ],
  ['of nobody', () => ({ about: ground.platform.ids.next('person') }), 'unknown_person'],
  ['with a number of a phone for a case', () => ({ caseId: '13800000000' }), 'malformed'],
  ['with a number of a document for a case', () => ({ caseId: '110101199003071233' }), 'malformed'],
  ['in people’s own words', () => ({ topic: '王女士 says…' }), 'malformed'],
  ['with a note', () => ({ note: 'call 13800000000' }), 'malformed'],
  ['with an end that is not told', () => ({ resolved: { at: inHours(-1) } }), 'malformed'],
] as const)('one %s is refused and changes nothing', async (_what, change, cause) => {
  expect(await resultsOf([complaint(change()), complaint({ caseId: 'TS-1' })])).toEqual([cause, 'applied']);
  expect(await casesOf('complaint_filed')).toEqual(['TS-1']);
  expect(await casesOf('complaint_resolved')).toEqual([]);
});

test('an older word on a case is stale, on another it is not', async () => {
  expect(await resultsOf([complaint()])).toEqual(['applied']);
  const older = { issuedAt: inHours(-1), ...resolved() };
  expect(await resultsOf([complaint(older), complaint({ ...older, caseId: 'TS-2' })])).toEqual([
    'stale',
    'applied',
  ]);
});

test('what was dealt with is told to the core as of any command', async () => {
  await resultsOf([complaint(), complaint({ filedAt: inHours(48) })]);
  expect((await factsNamed('core_action_applied')).map(({ data }) => data)).toMatchObject([
    { kind: 'complaint', result: 'applied', cause: null },
    { kind: 'complaint', result: 'refused', cause: 'in_the_future' },
  ]);
});

const parsed = (change: Record<string, unknown> = {}) => Command.parse(complaint(change)) as ComplaintCommand;

test('a case that is known is not too old any more', () => {
  const filedAt = new Date(inHours(-400 * 24));
  const late = parsed({ filedAt: filedAt.toISOString(), ...resolved() });
  expect(caseFault(late, null, ground.clock.now())).toBe('too_old');
  const known = { filedAt, isTheirs: true, resolved: false };
  expect(caseFault(late, known, ground.clock.now())).toBeNull();
});

test('of several moments that are told the newest one must have been', () => {
  expect(saidToHaveBeen(parsed())).toBe(inHours(-3));
  expect(saidToHaveBeen(parsed(resolved(5)))).toBe(inHours(5));
  expect(saidToHaveBeen(parsed({ filedAt: inHours(6), ...resolved(5) }))).toBe(inHours(6));
});

const anyTold = fc.record({
  caseNumber: fc.nat(2),
  who: fc.nat(2),
  byOther: fc.boolean(),
  filedHours: fc.integer({ min: -72, max: 2 }),
  resolvedHours: fc.option(fc.integer({ min: -72, max: 2 })),
});

test('whatever is told in whatever order, each case has one person, one beginning and at most one end after it', async () => {
  const other = await addSubscriber(ground);
  const people = await Promise.all([0, 1, 2].map(() => addPerson(ground)));
  await fc.assert(
    fc.asyncProperty(fc.array(anyTold, { maxLength: 12 }), async (told) => {
      await ground.db.query('truncate fact, outbox, core_command cascade');
      for (const { caseNumber, who, byOther, filedHours, resolvedHours } of told) {
        ground.clock.advance(1_000);
        const command = complaint({
          caseId: `TS-${caseNumber}`,
          about: people[who],
          filedAt: inHours(filedHours),
          ...(resolvedHours === null ? {} : resolved(resolvedHours)),
        });
        await resultsOf([command], byOther ? other : core);
      }
      const [filed, ended] = [await factsNamed('complaint_filed'), await factsNamed('complaint_resolved')];
      const keyOf = ({ data }: { data: Record<string, unknown> }) =>
        `${String(data.actor)} ${String(data.caseId)}`;
      expect(new Set(filed.map(keyOf)).size).toBe(filed.length);
      expect(new Set(ended.map(keyOf)).size).toBe(ended.length);
      for (const end of ended) {
        const beginning = filed.find((one) => keyOf(one) === keyOf(end))!;
        expect(end.person_id).toBe(beginning.person_id);
        expect(end.occurred_at.getTime()).toBeGreaterThanOrEqual(beginning.occurred_at.getTime());
        expect(end.data.hours).toBe(
          Math.floor((end.occurred_at.getTime() - beginning.occurred_at.getTime()) / hourMs),
        );
      }
    }),
    { numRuns: Math.min(runsThroughDatabase, 60) },
  );
}, 120_000);
