import { performance } from 'node:perf_hooks';
import {
  createDatabase,
  type Database,
  type PreparedStatement,
  type Queryable,
  type Statement,
} from '../../../bff/src/platform/database';
import { systemClock } from '../../../bff/src/platform/clock';
import { createIds } from '../../../bff/src/platform/ids';
import { appendFact } from '../../../bff/src/platform/outbox';
import type { PersonId } from '@loudou/shared/ids';
import { benchPerson } from './bench-event';
import { chunks } from './runner';

const ids = createIds(systemClock);
/** Prepared, as the statement beside it is: so neither is ahead by that. */
const updateState: PreparedStatement = {
  name: 'update_state',
  text: 'update bench_state set step = step + 1, changed_at = $2 where person_id = $1',
};

export const connections = 16;
export const ways = {
  'state alone, one statement': (db: Database, person: PersonId) =>
    db.query(updateState, [person, systemClock.now()]),
  'state + fact + outbox, one statement': (db: Database, person: PersonId) => append(withState(db), person),
  'state alone, in a transaction': (db: Database, person: PersonId) =>
    db.transaction((tx) => tx.query(updateState, [person, systemClock.now()])),
  'state + fact + outbox, in a transaction': (db: Database, person: PersonId) =>
    db.transaction(async (tx) => {
      await tx.query(updateState, [person, systemClock.now()]);
      await append(tx, person);
    }),
};
export type Way = keyof typeof ways;

const append = (db: Queryable, personId: PersonId) =>
  appendFact(
    { db, clock: systemClock, ids },
    {
      name: 'loan_settled',
      personId,
      onceKey: ids.next('key'),
      data: {
        loanId: ids.next('loan'),
        early: false,
        monthsHeld: 12,
        neverOverdue: true,
        paidInterestFen: 1_200,
      },
      host: 'weapp',
    },
  );

/** Puts the change of state into the statement of the fact itself: what an action in a hurry could do. */
function withState(db: Database): Queryable {
  const joined = (statement: Statement): PreparedStatement => {
    const text = typeof statement === 'string' ? statement : statement.text;
    const found = /^\s*with\s/.exec(text);
    if (!found) throw new Error('The statement that appends a fact no longer begins with its parts');
    return {
      name: 'change_state_and_append_fact',
      text: `with changed as (
        update bench_state set step = step + 1, changed_at = now() where person_id = $2 returning 1
      ), ${text.slice(found[0].length)}`,
    };
  };
  return { ...db, query: (statement, parameters) => db.query(joined(statement), parameters) };
}

export interface MeasuredWay {
  perSecond: number;
  states: number;
  facts: number;
}

/** So many transactions at 16 connections, each on the next person; what was written is counted afterwards. */
export async function measureWay(url: string, way: Way, count: number, people: number): Promise<MeasuredWay> {
  const db = createDatabase({ url, maxConnections: connections });
  try {
    await prepare(db, people);
    await run(db, way, Math.ceil(count / 10), people);
    const before = await written(db);
    const startedMs = performance.now();
    await run(db, way, count, people);
    const seconds = (performance.now() - startedMs) / 1_000;
    const after = await written(db);
    return {
      perSecond: count / seconds,
      states: after.states - before.states,
      facts: after.facts - before.facts,
    };
  } finally {
    await db.close();
  }
}

async function prepare(db: Database, people: number): Promise<void> {
  await db.query(
    'create table bench_state (person_id text primary key, step bigint not null, changed_at timestamptz not null)',
  );
  const everybody = Array.from({ length: people }, (_, index) => benchPerson(index));
  for (const some of chunks(everybody, 1_000)) {
    await db.query(
      'insert into bench_state select person_id, 0, now() from unnest($1::text[]) as person_id',
      [some],
    );
  }
  await db.query('analyze');
}

async function run(db: Database, way: Way, count: number, people: number): Promise<void> {
  let next = 0;
  const lanes = Array.from({ length: connections }, async () => {
    while (next < count) {
      const person = benchPerson(next % people) as PersonId;
      next += 1;
      await ways[way](db, person);
    }
  });
  await Promise.all(lanes);
}

const written = (db: Database) =>
  db.one<{ states: number; facts: number }>(
    'select (select sum(step)::int from bench_state) as states, (select count(*)::int from fact) as facts',
  );
