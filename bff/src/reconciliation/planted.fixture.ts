/** A lender's day as rows: accounts, arrivals, facts and what became of them, without the engine that makes them. */
import { createHash, randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { consoleBrowser, standingClock } from '../operator/operator.fixture';
import type { Database } from '../platform/database';
import type { OperatorContext } from '../platform/trpc';
import { reconciliationRouter } from './reconciliation.router';
import { startOfDay } from './china-day';

export const today = '2026-11-22';
export const yesterday = '2026-11-21';
const HOUR_MS = 3_600_000;

const mapping = [
  { fact: 'user_registered', event: 'active_register', goal: 'shallow', touch: 'registration', options: {} },
  { fact: 'credit_approved', event: 'loan_credit', goal: 'deep', touch: 'registration', options: {} },
  { fact: 'loan_disbursed', event: 'loan', goal: 'deep', touch: 'registration', options: {} },
];

export interface PlantedFact {
  name?: string;
  day?: string;
  /** Hours after midnight in Beijing. */
  atHour?: number;
  clickId?: string | null;
  amountFen?: number;
  adPlatform?: string;
}

export interface PlantedRow extends PlantedFact {
  accountId?: string;
  /** As the account's mapping names it, unless said otherwise. */
  event?: string;
  state?: string;
  cause?: string | null;
  grade?: 'A' | 'B' | 'C' | null;
  valueFen?: number;
  attempts?: number;
}

export interface Books {
  database: TestDatabase;
  db: Database;
  clock: ReturnType<typeof standingClock>;
  admin: OperatorContext;
  analyst: OperatorContext;
  plantRow(
    row?: PlantedRow,
  ): Promise<{ deliveryId: string; factId: string; clickId: string | null; occurredAt: Date }>;
  plantFact(fact?: PlantedFact): Promise<string>;
  close(): Promise<void>;
}

/** At ten in the morning of 22 November, with one account of Ocean Engine and one of Tencent Ads. */
export async function openBooks(): Promise<Books> {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = standingClock('2026-11-22T02:00:00Z');
  const browser = consoleBrowser(db, clock);
  await plantAccount(db, 'acc_ocean', 'ocean_engine', '1800123');
  await plantAccount(db, 'acc_tencent', 'tencent_ads', '25526');
  const as = async (role: 'admin' | 'analyst'): Promise<OperatorContext> => {
    const operatorId = browser.ids.next('operator');
    await db.query(
      `insert into operator (operator_id, sign_in_name, display_name, role, password_hash, created_at)
       values ($1, $2, $2, $3, '', $4)`,
      [operatorId, role, role, clock.now()],
    );
    return { ...browser, operatorToken: null, operator: { operatorId, displayName: role, role } };
  };
  const plant = planter(db, browser.vault);
  return {
    database,
    db,
    clock,
    admin: await as('admin'),
    analyst: await as('analyst'),
    plantRow: plant.row,
    plantFact: async (fact) => (await plant.fact(fact ?? {})).factId,
    close: () => database.drop(),
  };
}

/** The console of somebody who is signed in. */
export const consoleOf = (ctx: OperatorContext) =>
  reconciliationRouter.createCaller({
    ...ctx,
    operatorToken: 'signed in',
    findOperator: async () => ctx.operator,
  });

export async function plantAccount(
  db: Database,
  accountId: string,
  sink: string,
  platformAccountId: string,
  lines: readonly { fact: string; event: string }[] = mapping,
) {
  await db.query(
    `insert into account (account_id, sink, label, platform_account_id, status, active_version, created_at)
     values ($1, $2, $2, $3, 'running', 1, now())`,
    [accountId, sink, platformAccountId],
  );
  await db.query(
    `insert into account_version (account_id, version, setup, made_by, made_at) values ($1, 1, $2, 'test', now())`,
    [accountId, JSON.stringify({ clicks: {}, mapping: lines })],
  );
}

function planter(db: Database, vault: OperatorContext['vault']) {
  let number = 0;
  const next = () => `${String((number += 1)).padStart(5, '0')}${randomBytes(2).toString('hex')}`;

  async function fact(planted: PlantedFact) {
    const { name = 'user_registered', day = yesterday, atHour = 10, adPlatform = 'ocean_engine' } = planted;
    const id = next();
    const personId = `psn_${id}`;
    const touchId = `tch_${id}`;
    const clickId = planted.clickId === undefined ? `click-${id}` : planted.clickId;
    const occurredAt = new Date(startOfDay(day).getTime() + atHour * HOUR_MS);
    await db.query('insert into person (person_id, created_at) values ($1, $2)', [personId, occurredAt]);
    await db.query(
      `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, click_id, click_lookup, ids, raw, paid_click, once_key, arrived_at)
       values ($1, $2, 'dev', 'tt', 'ad', 'cold', $3, $4, $5, '{}', '{}', $6, $1, $7)`,
      [
        touchId,
        personId,
        clickId === null ? null : adPlatform,
        clickId,
        clickId === null ? null : vault.lookup('click_id', `${adPlatform} ${clickId}`),
        clickId !== null,
        occurredAt,
      ],
    );
    await db.query(
      `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, touch_id, data, recorded_at)
       values ($1, $2, 1, $3, 1, $1, $4, $5, $6, $4)`,
      [
        `fct_${id}`,
        personId,
        name,
        occurredAt,
        touchId,
        JSON.stringify(planted.amountFen === undefined ? {} : { amountFen: planted.amountFen }),
      ],
    );
    return { factId: `fct_${id}`, personId, touchId, clickId, name, occurredAt, adPlatform };
  }

  async function row(planted: PlantedRow = {}) {
    const made = await fact(planted);
    const { accountId = 'acc_ocean', state = 'accepted', cause = null, grade = null } = planted;
    const deliveryId = `dlv_${createHash('sha256').update(made.factId).digest('hex').slice(0, 32)}`;
    const event = planted.event ?? mapping.find((line) => line.fact === made.name)?.event ?? made.name;
    await db.query(
      `insert into ledger_row (delivery_id, account_id, sink, lane, fact_id, fact_name, person_id, person_sequence, event,
         revision, external_id, touch_id, account_version, grade, expected_value_fen, occurred_at, state, cause, attempts, changed_at)
       values ($1, $2, $3, 0, $4, $5, $6, 1, $7, 0, $1, $8, 1, $9, $10, $11, $12, $13, $14, $15)`,
      [
        deliveryId,
        accountId,
        made.adPlatform,
        made.factId,
        made.name,
        made.personId,
        event,
        made.touchId,
        grade,
        planted.valueFen ?? null,
        made.occurredAt,
        state,
        cause,
        planted.attempts ?? 1,
        new Date(made.occurredAt.getTime() + 2_000),
      ],
    );
    if (state === 'queued' || state === 'unknown' || state === 'parked')
      await db.query(
        `insert into ledger_queue (delivery_id, account_id, lane, person_id, person_sequence, due_at, waits_for)
         values ($1, $2, 0, $3, 1, $4, $5)`,
        [
          deliveryId,
          accountId,
          made.personId,
          made.occurredAt,
          state === 'unknown' ? 'decision' : state === 'parked' ? 'parked' : null,
        ],
      );
    return { deliveryId, factId: made.factId, clickId: made.clickId, occurredAt: made.occurredAt };
  }

  return { fact, row };
}

/** A report as a platform would give it. */
export const csv = (...lines: string[]) =>
  ['event,day,external_id,click_id,amount,grade', ...lines].join('\n');

export const lineOf = (
  row: { deliveryId: string },
  event = 'active_register',
  day = yesterday,
  rest = ',,',
) => `${event},${day},${row.deliveryId},${rest}`;
