import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import type { IdentifierKind, LinkRule } from './one-id.rules';
import { knownAs } from './same-person.store';

export interface ProfileShown {
  personId: PersonId;
  isRoot: boolean;
  createdAt: string;
  registeredAt: string | null;
}

export interface LinkShown {
  linkId: number;
  personId: PersonId;
  kind: IdentifierKind;
  rule: LinkRule;
  ruleVersion: number;
  /** Links of one kind with the same number were seen with the same thing; the thing itself is not shown. */
  identifier: number;
  /** How many other people have, or had, the same. */
  othersWithIt: number;
  /** Whether an operator may mark it as not valid. */
  mayBeUndone: boolean;
  firstSeenAt: string;
  lastSeenAt: string;
  lockedAt: string | null;
  undone: { at: string; by: string; reason: string } | null;
}

export interface MergeShown {
  mergeId: string;
  fromPersonId: PersonId;
  intoPersonId: PersonId;
  linkRule: string;
  ruleVersion: number;
  evidence: string[];
  linkIds: number[];
  mergedAt: string;
  /** By whom and why it ended; `by` is null when the rules ended it. */
  ended: { at: string; by: string | null; reason: string | null } | null;
}

export interface PersonLinks {
  profiles: ProfileShown[];
  links: LinkShown[];
  merges: MergeShown[];
}

/** More than any honest life holds; the newest are shown. */
const maxShown = 500;

/** Why this is one person: profiles, the links that join them, and every merge there was. Error: `not_found`. */
export async function personLinks(db: Queryable, asked: PersonId): Promise<PersonLinks> {
  const people = await knownAs(db, asked);
  const profiles = await db.query<{
    person_id: PersonId;
    merged_into: PersonId | null;
    created_at: Date;
    registered_at: Date | null;
  }>(
    `select person_id, merged_into, created_at, registered_at from person where person_id = any($1)
     order by merged_into is not null, created_at, person_id limit $2`,
    [people, maxShown],
  );
  if (profiles.length === 0) throw new AppError('not_found');
  return {
    profiles: profiles.map((row) => ({
      personId: row.person_id,
      isRoot: row.merged_into === null,
      createdAt: row.created_at.toISOString(),
      registeredAt: row.registered_at?.toISOString() ?? null,
    })),
    links: await listLinks(db, people),
    merges: await listMerges(db, people),
  };
}

async function listLinks(db: Queryable, people: readonly PersonId[]): Promise<LinkShown[]> {
  const rows = await db.query<{
    link_id: number;
    person_id: PersonId;
    kind: IdentifierKind;
    rule: LinkRule;
    rule_version: number;
    identifier: number;
    others: number;
    may_be_undone: boolean;
    first_seen_at: Date;
    last_seen_at: Date;
    locked_at: Date | null;
    undone_at: Date | null;
    undone_by: string | null;
    undone_reason: string | null;
  }>(
    `select link.*, dense_rank() over (partition by kind order by lookup)::int as identifier,
       (select count(distinct coalesce(other.merged_into, other.person_id))::int
        from identity_link same join person other using (person_id)
        where same.lookup = link.lookup and same.kind = link.kind and not same.person_id = any($1)) as others,
       link.undone_at is null and link.kind in ('open_id', 'union_id', 'phone', 'document') and not exists (
         select from identity_document document where link.kind = 'document' and document.person_id = link.person_id
           and document.number_lookup = link.lookup and document.proven_at is not null
       ) as may_be_undone
     from identity_link link where person_id = any($1) order by link_id desc limit $2`,
    [people, maxShown],
  );
  return rows.reverse().map((row) => ({
    linkId: row.link_id,
    personId: row.person_id,
    kind: row.kind,
    rule: row.rule,
    ruleVersion: row.rule_version,
    identifier: row.identifier,
    othersWithIt: row.others,
    mayBeUndone: row.may_be_undone,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    lockedAt: row.locked_at?.toISOString() ?? null,
    undone:
      row.undone_at === null
        ? null
        : { at: row.undone_at.toISOString(), by: row.undone_by ?? '', reason: row.undone_reason ?? '' },
  }));
}

async function listMerges(db: Queryable, people: readonly PersonId[]): Promise<MergeShown[]> {
  const rows = await db.query<{
    merge_id: string;
    from_person_id: PersonId;
    into_person_id: PersonId;
    link_rule: string;
    rule_version: number;
    evidence: string[];
    link_ids: number[];
    merged_at: Date;
    undone_at: Date | null;
    undone_by: string | null;
    undone_reason: string | null;
  }>(
    `select * from person_merge where from_person_id = any($1) or into_person_id = any($1)
     order by merged_at desc, merge_id desc limit $2`,
    [people, maxShown],
  );
  return rows.reverse().map((row) => ({
    mergeId: row.merge_id,
    fromPersonId: row.from_person_id,
    intoPersonId: row.into_person_id,
    linkRule: row.link_rule,
    ruleVersion: row.rule_version,
    evidence: row.evidence,
    linkIds: row.link_ids,
    mergedAt: row.merged_at.toISOString(),
    ended:
      row.undone_at === null
        ? null
        : { at: row.undone_at.toISOString(), by: row.undone_by, reason: row.undone_reason },
  }));
}
