import type { PersonId } from '@loudou/shared/ids';
import { samePersonSql } from '../identity';
import type { Queryable } from '../platform/database';
import type { TrafficMark } from './traffic.rules';

export interface NewMark {
  markId: string;
  personId: string;
  /** `none` takes the marks before it back. */
  mark: TrafficMark | 'none';
  rule: string;
  evidence: Record<string, number | string>;
  madeBy: string;
}

/**
 * Appends marks. What a rule said of somebody once it never says again: whoever took its mark back knew better.
 * Gives back how many were new.
 */
export async function insertRuleMarks(tx: Queryable, marks: readonly NewMark[], at: Date): Promise<number> {
  if (marks.length === 0) return 0;
  const rows = await tx.query(
    `insert into traffic_mark (mark_id, person_id, mark, rule, evidence, made_by, marked_at)
     select distinct on (made.person_id, made.rule) made.*, $7::timestamptz from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::text[])
       as made (mark_id, person_id, mark, rule, evidence, made_by)
     where not exists (
       select from traffic_mark known where known.person_id = made.person_id and known.rule = made.rule
     )
     returning mark_id`,
    [
      marks.map(({ markId }) => markId),
      marks.map(({ personId }) => personId),
      marks.map(({ mark }) => mark),
      marks.map(({ rule }) => rule),
      marks.map(({ evidence }) => JSON.stringify(evidence)),
      marks.map(({ madeBy }) => madeBy),
      at,
    ],
  );
  return rows.length;
}

export async function insertMark(tx: Queryable, mark: NewMark, at: Date): Promise<void> {
  await tx.query(
    `insert into traffic_mark (mark_id, person_id, mark, rule, evidence, made_by, marked_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [mark.markId, mark.personId, mark.mark, mark.rule, JSON.stringify(mark.evidence), mark.madeBy, at],
  );
}

/** What each of these people is instead of a customer, by the newest mark of everybody who is the same person. */
export async function marksOf(
  db: Queryable,
  personIds: readonly string[],
): Promise<Map<PersonId, TrafficMark>> {
  if (personIds.length === 0) return new Map();
  const rows = await db.query<{ asked: PersonId; mark: TrafficMark }>(
    `with recursive ${samePersonSql}, newest as (
       select distinct on (member.asked) member.asked, traffic_mark.mark
       from member join traffic_mark using (person_id)
       order by member.asked, traffic_mark.position desc
     )
     select asked, mark from newest where mark <> 'none'`,
    [[...new Set(personIds)]],
  );
  return new Map(rows.map(({ asked, mark }) => [asked, mark]));
}

export async function personExists(db: Queryable, personId: string): Promise<boolean> {
  return (await db.maybeOne('select from person where person_id = $1', [personId])) !== undefined;
}
