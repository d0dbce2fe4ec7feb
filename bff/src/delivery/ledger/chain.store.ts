import type { Queryable } from '../../platform/database';
import { type ChainEntry, type ChainHead, extendChain, genesisHash, type HashedEntry } from './chain';

type ChainKey = Pick<ChainEntry, 'accountId' | 'lane'>;
const keyOf = ({ accountId, lane }: ChainKey) => `${accountId} ${lane}`;

/** Hashes entries behind the heads of their chains, which stay locked until the transaction ends. */
export async function placeEntries(
  tx: Queryable,
  entries: readonly Omit<ChainEntry, 'sequence'>[],
): Promise<HashedEntry[]> {
  const byChain = new Map<string, Omit<ChainEntry, 'sequence'>[]>();
  for (const entry of entries) {
    const chain = byChain.get(keyOf(entry));
    if (chain) chain.push(entry);
    else byChain.set(keyOf(entry), [entry]);
  }
  const heads = await lockHeads(
    tx,
    [...byChain.values()].map((chain) => chain[0]!),
  );
  return [...byChain].flatMap(([key, chain]) => extendChain(heads.get(key)!, chain).entries);
}

/** Always in the same order, so that two that lock several chains never wait for each other. */
async function lockHeads(tx: Queryable, keys: readonly ChainKey[]): Promise<Map<string, ChainHead>> {
  const accounts = keys.map(({ accountId }) => accountId);
  const lanes = keys.map(({ lane }) => lane);
  let heads = await selectHeads(tx, accounts, lanes);
  const missing = keys.filter((key) => !heads.has(keyOf(key)));
  if (missing.length > 0) {
    await tx.query(
      `insert into ledger_chain (account_id, lane, last_sequence, last_hash)
       select account_id, lane, 0, decode(hash, 'hex') from unnest($1::text[], $2::smallint[], $3::text[]) as chain (account_id, lane, hash)
       order by account_id, lane on conflict do nothing`,
      [
        missing.map(({ accountId }) => accountId),
        missing.map(({ lane }) => lane),
        missing.map(({ accountId, lane }) => genesisHash(accountId, lane)),
      ],
    );
    heads = await selectHeads(tx, accounts, lanes);
  }
  return heads;
}

async function selectHeads(
  tx: Queryable,
  accounts: readonly string[],
  lanes: readonly number[],
): Promise<Map<string, ChainHead>> {
  const rows = await tx.query<{ account_id: string; lane: number; last_sequence: number; last_hash: string }>(
    `select account_id, lane, last_sequence, encode(last_hash, 'hex') as last_hash from ledger_chain
     where (account_id, lane) in (select * from unnest($1::text[], $2::smallint[]))
     order by account_id, lane for update`,
    [accounts, lanes],
  );
  return new Map(
    rows.map((row) => [
      keyOf({ accountId: row.account_id, lane: row.lane }),
      { sequence: row.last_sequence, hash: row.last_hash },
    ]),
  );
}

/** One entry as a record that PostgreSQL reads out of JSON. */
export const entryRecord = (entry: HashedEntry) => ({
  account_id: entry.accountId,
  lane: entry.lane,
  sequence: entry.sequence,
  delivery_id: entry.deliveryId,
  attempt: entry.attempt,
  from_state: entry.fromState,
  to_state: entry.toState,
  cause: entry.cause,
  actor: entry.actor,
  started_at: entry.startedAt,
  recorded_at: entry.recordedAt,
  http_status: entry.httpStatus,
  duration_ms: entry.durationMs,
  request: entry.request,
  response: entry.response,
  details: entry.details,
  previous_hash: `\\x${entry.previousHash}`,
  hash: `\\x${entry.hash}`,
});

const entryColumns = `account_id text, lane smallint, sequence bigint, delivery_id text, attempt int, from_state text,
  to_state text, cause text, actor text, started_at timestamptz, recorded_at timestamptz, http_status int,
  duration_ms int, request text, response text, details text, previous_hash bytea, hash bytea`;

/** CTEs that write the entries given as JSON in `$1` and move the heads of their chains. */
export const writeEntriesSql = `
entry as materialized (select * from json_to_recordset($1::json) as entry (${entryColumns})),
written as (insert into ledger_entry select * from entry),
moved as (
  update ledger_chain set last_sequence = head.sequence, last_hash = head.hash
  from (select distinct on (account_id, lane) account_id, lane, sequence, hash from entry order by account_id, lane, sequence desc) head
  where ledger_chain.account_id = head.account_id and ledger_chain.lane = head.lane
)`;
