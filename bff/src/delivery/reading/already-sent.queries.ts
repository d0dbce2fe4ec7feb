import { knownAs } from '../../identity';
import type { Queryable } from '../../platform/database';
import { findSink, sinkDefinitions } from '../sinks';
import type { ConsentField } from '../sinks/sink-definition';
import { toldFields } from './already-sent.rules';

export interface AlreadySent {
  factName: string;
  event: string;
  adPlatform: string;
  accountLabel: string;
  sentAt: Date;
  /** False when no answer came back: it may have arrived or not. */
  confirmed: boolean;
  fields: ConsentField[];
}

const maxRows = 500;

const adSinks = () =>
  [...sinkDefinitions.values()].filter(({ adPlatform }) => adPlatform !== null).map(({ name }) => name);

interface SentRow {
  factName: string;
  event: string;
  sink: string;
  accountLabel: string;
  sentAt: Date;
  confirmed: boolean;
  hasClick: boolean;
  grade: string | null;
  expectedValueFen: number | null;
  agreedFields: string[] | null;
}

/**
 * What ad platforms were told of one person, newest first: it stays told when the agreement is withdrawn. The chain
 * says so and not the row's state, since a row that may have arrived can still be suppressed or expire.
 */
export async function alreadySent(db: Queryable, personId: string): Promise<AlreadySent[]> {
  const family = await knownAs(db, personId);
  const rows = await db.query<SentRow>(
    `select row.fact_name as "factName", row.event, row.sink, account.label as "accountLabel",
       told.sent_at as "sentAt", told.confirmed, row.touch_id is not null as "hasClick",
       row.grade, row.expected_value_fen as "expectedValueFen", agreed.fields as "agreedFields"
     from ledger_row row join account using (account_id)
     cross join lateral (
       select max(recorded_at) as sent_at, bool_or(to_state = 'accepted') as confirmed from ledger_entry
       where ledger_entry.delivery_id = row.delivery_id and to_state in ('accepted', 'unknown')
     ) told
     left join lateral (
       select fields from consent_record
       where person_id = any($1) and purpose = 'ad_measurement' and decision = 'granted' and recorded_at <= told.sent_at
       order by position desc limit 1
     ) agreed on true
     where row.person_id = any($1) and row.sink = any($2) and told.sent_at is not null
     order by told.sent_at desc, row.delivery_id limit ${maxRows}`,
    [family, adSinks()],
  );
  return rows.flatMap((row) => {
    const sink = findSink(row.sink);
    if (!sink?.adPlatform) return [];
    const fields = toldFields({ ...row, asksForHostAccount: sink.hostAccountAt !== undefined });
    const { factName, event, accountLabel, sentAt, confirmed } = row;
    return [{ factName, event, adPlatform: sink.adPlatform, accountLabel, sentAt, confirmed, fields }];
  });
}
