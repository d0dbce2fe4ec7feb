import type { Queryable } from '../../platform/database';
import {
  type ChainChange,
  type ChainHead,
  extendChain,
  genesisHash,
  type HashedEntry,
  tellTheSame,
  type WhatCame,
} from './chain';

type ChainKey = Pick<ChainChange, 'accountId' | 'lane'>;
const keyOf = ({ accountId, lane }: ChainKey) => `${accountId} ${lane}`;

/** Entries behind the heads of their chains, and the heads as they are with them. */
export interface PlacedEntries {
  entries: HashedEntry[];
  heads: (ChainKey & ChainHead)[];
}

/** Hashes changes behind the heads of their chains, which stay locked until the transaction ends. */
export async function placeEntries(tx: Queryable, changes: readonly ChainChange[]): Promise<PlacedEntries> {
  const byChain = new Map<string, ChainChange[]>();
  for (const change of changes) {
    const key = keyOf(change);
    const chain = byChain.get(key);
    if (chain) chain.push(change);
    else byChain.set(key, [change]);
  }
  const heads = await lockHeads(
    tx,
    [...byChain.values()].map((chain) => chain[0]!),
  );
  const placed: PlacedEntries = { entries: [], heads: [] };
  for (const [key, chain] of byChain) {
    const extended = extendChain(heads.get(key)!, chain);
    const { accountId, lane } = chain[0]!;
    for (const entry of extended.entries) placed.entries.push(entry);
    placed.heads.push({ accountId, lane, ...extended.head });
  }
  return placed;
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

/** `$1` to `$3` of `writeEntriesSql`: what entries share is longer than the rest of them, so it goes once. */
export function entryParameters({
  entries,
  heads,
}: PlacedEntries): [own: string, shared: string, heads: string] {
  const shared: WhatCame[] = [];
  // Requests went side by side, so their rows may lie mixed: the newest of each is at hand.
  const newest = new Map<Date | null, number>();
  const sharedBy = (change: ChainChange): number => {
    const known = newest.get(change.startedAt);
    if (known !== undefined && tellTheSame(shared[known]!, change)) return known;
    newest.set(change.startedAt, shared.length);
    return shared.push(change) - 1;
  };
  const own = entries.map((entry) => ownRecord(entry, sharedBy(entry.change)));
  return [
    JSON.stringify(own),
    JSON.stringify(shared.map(sharedRecord)),
    JSON.stringify(heads.map(headRecord)),
  ];
}

const sharedRecord = (came: WhatCame, nth: number) => ({
  nth,
  account_id: came.accountId,
  from_state: came.fromState,
  to_state: came.toState,
  cause: came.cause,
  actor: came.actor,
  started_at: came.startedAt,
  recorded_at: came.recordedAt,
  http_status: came.httpStatus,
  duration_ms: came.durationMs,
  request: came.request,
  response: came.response,
});

const ownRecord = ({ change, sequence, previousHash, hash }: HashedEntry, nth: number) => ({
  nth,
  lane: change.lane,
  sequence,
  delivery_id: change.deliveryId,
  attempt: change.attempt,
  details: change.details,
  previous_hash: `\\x${previousHash}`,
  hash: `\\x${hash}`,
});

const headRecord = ({ accountId, lane, sequence, hash }: ChainKey & ChainHead) => ({
  account_id: accountId,
  lane,
  sequence,
  hash: `\\x${hash}`,
});

/** CTEs that write the entries given as `entryParameters` in `$1` to `$3`, and move the heads of their chains. */
export const writeEntriesSql = `
entry as materialized (
  select account_id, lane, sequence, delivery_id, attempt, from_state, to_state, cause, actor, started_at, recorded_at,
    http_status, duration_ms, request, response, details, previous_hash, hash
  from json_to_recordset($1::json) as own (
    nth int, lane smallint, sequence bigint, delivery_id text, attempt int, details text, previous_hash bytea, hash bytea
  ) join json_to_recordset($2::json) as shared (
    nth int, account_id text, from_state text, to_state text, cause text, actor text, started_at timestamptz,
    recorded_at timestamptz, http_status int, duration_ms int, request text, response text
  ) using (nth)
),
written as (insert into ledger_entry select * from entry),
moved as (
  update ledger_chain set last_sequence = head.sequence, last_hash = head.hash
  from json_to_recordset($3::json) as head (account_id text, lane smallint, sequence bigint, hash bytea)
  where ledger_chain.account_id = head.account_id and ledger_chain.lane = head.lane
)`;
