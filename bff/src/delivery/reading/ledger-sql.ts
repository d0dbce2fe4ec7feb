/** Collects the values of one statement; `add` gives back the place that stands for a value. */
export function createParameters() {
  const values: unknown[] = [];
  return {
    values,
    add(value: unknown): string {
      values.push(value);
      return `$${values.length}`;
    },
  };
}
export type Parameters = ReturnType<typeof createParameters>;

/** How a row shows. Whoever holds the claim of a row is sending it, whatever the row was before. */
export const shownStateSql = `case
  when queue.claim_epoch is not null then 'sending'
  when row.state <> 'queued' then row.state
  when queue.waits_for = 'consent' then 'waits_consent'
  when queue.waits_for is not null then 'waits_parked'
  else 'queued'
end`;

export type Order = 'newest' | 'oldest';

/** By the fact's recording; the rows of one fact in a fixed order, so that pages never overlap. */
export const inOrder = (table: string, order: Order): string =>
  order === 'newest'
    ? `${table}.fact_id desc, ${table}.delivery_id desc`
    : `${table}.fact_id, ${table}.delivery_id`;
