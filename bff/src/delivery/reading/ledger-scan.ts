import { knownAs } from '../../identity';
import type { Queryable } from '../../platform/database';
import type { LedgerState } from '../ledger/ledger.types';
import { firstFactIdAt } from './fact-time.rules';
import type { LedgerCursor, LedgerFilter, ShownState } from './ledger-filter';
import { inOrder, type Order, type Parameters, shownStateSql } from './ledger-sql';

export const ledgerBounds = {
  /** Rows that one question may look at, newest first; the next question goes on behind them. */
  scannedRows: 6_000,
  /** Up to this many rows in the queue are looked through at once, which finds a rare one among millions. */
  queueRows: 5_000,
  /** Accounts that are read side by side in their order; with more, every row is read and the others passed over. */
  mergedAccounts: 24,
} as const;

/**
 * Which way leads to few rows. `pinned`: by an id that few rows bear. `held` and `queue`: what is not at its end
 * lies in the queue, whatever the size of the ledger. `scan`: newest first, up to a bound.
 */
export interface Question {
  road: 'pinned' | 'held' | 'queue' | 'scan';
  /** The accounts in question; null: all of them. */
  accountIds: string[] | null;
  personIds: string[] | null;
}

const heldStates: ShownState[] = ['parked', 'unknown', 'waits_parked'];
const queueStates: ShownState[] = [...heldStates, 'queued', 'sending', 'waits_consent'];

/** Null when nothing can be meant: an account that does not exist. */
export async function narrow(db: Queryable, filter: LedgerFilter): Promise<Question | null> {
  const accountIds = await accountsOf(db, filter);
  if (accountIds?.length === 0) return null;
  const personIds = filter.personId ? await knownAs(db, filter.personId) : null;
  if (personIds || filter.factId || filter.touchIds || filter.deliveryIds)
    return { road: 'pinned', accountIds, personIds };
  return { road: await roadBy(db, filter, accountIds), accountIds, personIds };
}

async function accountsOf(db: Queryable, { accountId, sink }: LedgerFilter): Promise<string[] | null> {
  if (!accountId && !sink) return null;
  const rows = await db.query<{ account_id: string }>(
    `select account_id from account where ($1::text is null or account_id = $1) and ($2::text is null or sink = $2)
     order by account_id`,
    [accountId ?? null, sink ?? null],
  );
  return rows.map((row) => row.account_id);
}

async function roadBy(
  db: Queryable,
  { states }: LedgerFilter,
  accountIds: string[] | null,
): Promise<Question['road']> {
  if (!states || states.length === 0 || !states.every((state) => queueStates.includes(state))) return 'scan';
  const isHeld = states.every((state) => heldStates.includes(state));
  const { few } = await db.one<{ few: boolean }>(
    `select count(*) <= $2 as few from (
       select from ledger_queue where ($1::text[] is null or account_id = any($1)) ${isHeld ? heldSql : ''} limit $2 + 1
     ) waiting`,
    [accountIds, ledgerBounds.queueRows],
  );
  if (!few) return 'scan';
  return isHeld ? 'held' : 'queue';
}

const heldSql = `and waits_for in ('parked', 'decision')`;

const rowParts =
  'row.delivery_id, row.fact_id, row.account_id, row.state, row.event, row.grade, row.fact_name, row.changed_at';

export interface Stretch {
  order: Order;
  /** The last row of the stretch before. */
  after: LedgerCursor | null;
  maxRows: number;
}

/** The rows to be looked at, as the body of a CTE. */
export function candidatesSql(
  question: Question,
  filter: LedgerFilter,
  parameters: Parameters,
  stretch: Stretch,
): string {
  const inRange = rangeConditions(filter, parameters, stretch);
  const ofAccounts = () =>
    question.accountIds ? [`row.account_id = any(${parameters.add(question.accountIds)}::text[])`] : [];
  const order = `order by ${inOrder('row', stretch.order)} limit ${stretch.maxRows}`;
  switch (question.road) {
    case 'pinned': {
      const pins = pinConditions(question, filter, parameters);
      // Apart from the order, or the planner might walk the whole ledger in that order to find a few.
      return `select * from (select ${rowParts} from ledger_row row where ${all([...pins, ...ofAccounts(), ...inRange])} offset 0) row ${order}`;
    }
    case 'held':
    case 'queue': {
      const held = question.road === 'held' ? ` ${heldSql}` : '';
      return `select * from (
        select ${rowParts} from (
          select delivery_id from ledger_queue row where ${all(ofAccounts())}${held} offset 0
        ) waiting join ledger_row row using (delivery_id) where ${all(inRange)}
      ) row ${order}`;
    }
    case 'scan': {
      const accounts = question.accountIds;
      if (!accounts || accounts.length > ledgerBounds.mergedAccounts)
        return `select ${rowParts} from ledger_row row where ${all([...ofAccounts(), ...inRange])} ${order}`;
      // Each account in its own order, merged: the database reads no more of each than the page needs.
      const branches = accounts.map(
        (accountId) =>
          `(select ${rowParts} from ledger_row row where ${all([`row.account_id = ${parameters.add(accountId)}`, ...inRange])} ${order})`,
      );
      return `select * from (${branches.join(' union all ')}) row ${order}`;
    }
  }
}

const all = (conditions: string[]): string => (conditions.length > 0 ? conditions.join(' and ') : 'true');

function rangeConditions(filter: LedgerFilter, parameters: Parameters, { order, after }: Stretch): string[] {
  const conditions: string[] = [];
  if (filter.from) conditions.push(`row.fact_id >= ${parameters.add(firstFactIdAt(filter.from))}`);
  if (filter.until) conditions.push(`row.fact_id < ${parameters.add(firstFactIdAt(filter.until))}`);
  if (after) {
    const [factId, deliveryId] = [parameters.add(after.factId), parameters.add(after.deliveryId)];
    const beyond = order === 'newest' ? '<' : '>';
    conditions.push(
      `row.fact_id ${beyond}= ${factId}`,
      `(row.fact_id, row.delivery_id) ${beyond} (${factId}, ${deliveryId})`,
    );
  }
  return conditions;
}

function pinConditions(question: Question, filter: LedgerFilter, parameters: Parameters): string[] {
  const conditions: string[] = [];
  if (question.personIds)
    conditions.push(`row.person_id = any(${parameters.add(question.personIds)}::text[])`);
  if (filter.factId) conditions.push(`row.fact_id = ${parameters.add(filter.factId)}`);
  if (filter.touchIds) conditions.push(`row.touch_id = any(${parameters.add(filter.touchIds)}::text[])`);
  if (filter.deliveryIds)
    conditions.push(`row.delivery_id = any(${parameters.add(filter.deliveryIds)}::text[])`);
  return conditions;
}

/** The states that a row may be in when it shows so; itself where nothing is said. */
const statesBehind: Partial<Record<ShownState, LedgerState[]>> = {
  sending: ['queued', 'unknown'],
  waits_consent: ['queued'],
  waits_parked: ['queued'],
};

/** What no index knows: asked of each row that is looked at, `queue` beside it. */
export function rowConditions(filter: LedgerFilter, parameters: Parameters): string[] {
  const conditions: string[] = [];
  if (filter.states && filter.states.length > 0) {
    const states = [...new Set(filter.states.flatMap((state) => statesBehind[state] ?? [state]))];
    conditions.push(`row.state = any(${parameters.add(states)}::text[])`);
    // Whatever is at its end has no place in the queue, so the queue need not be asked.
    if (filter.states.some((state) => queueStates.includes(state)))
      conditions.push(`${shownStateSql} = any(${parameters.add(filter.states)}::text[])`);
  }
  if (filter.event) conditions.push(`row.event = ${parameters.add(filter.event)}`);
  if (filter.factName) conditions.push(`row.fact_name = ${parameters.add(filter.factName)}`);
  if (filter.grade === 'none') conditions.push('row.grade is null');
  else if (filter.grade) conditions.push(`row.grade = ${parameters.add(filter.grade)}`);
  return conditions;
}
