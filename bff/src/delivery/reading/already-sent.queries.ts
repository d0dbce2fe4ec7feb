import type { Queryable } from '../../platform/database';
import { findSink } from '../sinks';
import type { ConsentField } from '../sinks/sink-definition';
import { toldFields } from './already-sent.rules';
import { familyOf } from './person-family.store';

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

/** What ad platforms were told of one person, newest first: it stays told when the agreement is withdrawn. */
export async function alreadySent(db: Queryable, personId: string): Promise<AlreadySent[]> {
  const family = await familyOf(db, personId);
  const rows = await db.query<SentRow>(
    `select row.fact_name as "factName", row.event, row.sink, account.label as "accountLabel",
       row.changed_at as "sentAt", row.state = 'accepted' as confirmed, row.touch_id is not null as "hasClick",
       row.grade, row.expected_value_fen as "expectedValueFen", agreed.fields as "agreedFields"
     from ledger_row row join account using (account_id)
     left join lateral (
       select fields from consent_record
       where person_id = any($1) and purpose = 'ad_measurement' and decision = 'granted' and recorded_at <= row.changed_at
       order by position desc limit 1
     ) agreed on true
     where row.person_id = any($1) and row.state in ('accepted', 'unknown') and row.sink <> 'marketing_core'
     order by row.changed_at desc, row.delivery_id limit ${maxRows}`,
    [family],
  );
  return rows.flatMap((row) => {
    const sink = findSink(row.sink);
    if (!sink?.adPlatform) return [];
    const fields = toldFields({ ...row, asksForHostAccount: sink.hostAccountAt !== undefined });
    const { factName, event, accountLabel, sentAt, confirmed } = row;
    return [{ factName, event, adPlatform: sink.adPlatform, accountLabel, sentAt, confirmed, fields }];
  });
}
