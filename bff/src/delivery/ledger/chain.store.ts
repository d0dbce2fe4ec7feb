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

/** What entries of one request share, as `$2` of those who write them. */
interface Tried {
  nth: number;
  started_at: Date | null;
  recorded_at: Date;
  http_status: number | null;
  duration_ms: number | null;
  request: string | null;
  response: string | null;
}

/** `$1` and `$2` of `writeEntriesSql`: the texts of a request are longer than the rest of an entry, so they go once. */
export function entryParameters(entries: readonly HashedEntry[]): [entries: string, tried: string] {
  const tried: Tried[] = [];
  const newest = new Map<Date | null, Tried>();
  const triedOf = (entry: HashedEntry): number => {
    const known = newest.get(entry.startedAt);
    if (known && isSharedBy(known, entry)) return known.nth;
    const { startedAt, recordedAt, httpStatus, durationMs, request, response } = entry;
    const fresh: Tried = {
      nth: tried.length,
      started_at: startedAt,
      recorded_at: recordedAt,
      http_status: httpStatus,
      duration_ms: durationMs,
      request,
      response,
    };
    tried.push(fresh);
    newest.set(startedAt, fresh);
    return fresh.nth;
  };
  const records = entries.map((entry) => entryRecord(entry, triedOf(entry)));
  return [JSON.stringify(records), JSON.stringify(tried)];
}

const isSharedBy = (known: Tried, { recordedAt, httpStatus, durationMs, request, response }: HashedEntry) =>
  known.recorded_at === recordedAt &&
  known.http_status === httpStatus &&
  known.duration_ms === durationMs &&
  known.request === request &&
  known.response === response;

const entryRecord = (entry: HashedEntry, nth: number) => ({
  nth,
  account_id: entry.accountId,
  lane: entry.lane,
  sequence: entry.sequence,
  delivery_id: entry.deliveryId,
  attempt: entry.attempt,
  from_state: entry.fromState,
  to_state: entry.toState,
  cause: entry.cause,
  actor: entry.actor,
  details: entry.details,
  previous_hash: `\\x${entry.previousHash}`,
  hash: `\\x${entry.hash}`,
});

/** CTEs that write the entries given as `entryParameters` in `$1` and `$2`, and move the heads of their chains. */
export const writeEntriesSql = `
entry as materialized (
  select account_id, lane, sequence, delivery_id, attempt, from_state, to_state, cause, actor, started_at, recorded_at,
    http_status, duration_ms, request, response, details, previous_hash, hash
  from json_to_recordset($1::json) as own (
    nth int, account_id text, lane smallint, sequence bigint, delivery_id text, attempt int, from_state text,
    to_state text, cause text, actor text, details text, previous_hash bytea, hash bytea
  ) join json_to_recordset($2::json) as tried (
    nth int, started_at timestamptz, recorded_at timestamptz, http_status int, duration_ms int, request text, response text
  ) using (nth)
),
written as (insert into ledger_entry select * from entry),
moved as (
  update ledger_chain set last_sequence = head.sequence, last_hash = head.hash
  from (select distinct on (account_id, lane) account_id, lane, sequence, hash from entry order by account_id, lane, sequence desc) head
  where ledger_chain.account_id = head.account_id and ledger_chain.lane = head.lane
)`;
