import { unknownSource } from './layout';

/** Numbers for profiles of `heard (person_id)` that have none yet. */
export const numberPeopleSql = (heard: string): string => `
insert into person
select number, person_id, null, null, null, null, number, ${unknownSource}, '', null
from (select (select coalesce(max(number) + 1, 0) from person) + row_number() over () - 1 as number, person_id
      from (select distinct person_id from ${heard}
            where person_id not in (select person_id from person)) fresh)`;

export const peopleTablesSql = `
create temp table standing (person_id varchar, source integer, mark varchar, arrived_ms bigint);
create temp table family (person_id varchar, into_id varchar);
create temp table moved (number integer);`;

/**
 * What is known of people themselves; whoever it changed for stands in `moved`. A person's own standing is kept while
 * they are part of another, so that it holds again when they are parted.
 */
export const takeStandingsSql = [
  numberPeopleSql('standing'),
  `insert into moved select number from person join standing using (person_id)`,
  `update person set own_source = standing.source, own_mark = standing.mark, own_arrived_ms = standing.arrived_ms
   from standing where standing.person_id = person.person_id`,
];

export const takeFamiliesSql = [
  numberPeopleSql(
    '(select person_id from family union select into_id from family where into_id is not null)',
  ),
  `insert into moved select number from person join family using (person_id)`,
  `update person set into_number = head.number
   from family left join person head on head.person_id = family.into_id
   where family.person_id = person.person_id`,
];

/** Longer chains of merges do not occur; a ring ends here. */
const maxGenerations = 32;

/** Everybody who moved, and everybody who is part of them, stands where the end of their merges stands. */
export const settleMovedSql = `
update person set root = settled.root, source = settled.source, mark = settled.mark, arrived_ms = settled.arrived_ms
from (
  with recursive below (number, depth) as (
    select distinct number, 0 from moved
    union
    select person.number, depth + 1 from below join person on person.into_number = below.number
    where depth < ${maxGenerations}
  ), climb (number, reached, into_number, depth) as (
    select person.number, person.number, person.into_number, 0
    from person where number in (select number from below)
    union all
    select climb.number, person.number, person.into_number, depth + 1
    from climb join person on person.number = climb.into_number where depth < ${maxGenerations}
  ), top as (
    select number, arg_max(reached, depth) as root from climb group by number
  )
  select top.number, top.root, coalesce(head.own_source, ${unknownSource}) as source, coalesce(head.own_mark, '') as mark,
         head.own_arrived_ms as arrived_ms
  from top join person head on head.number = top.root
) settled
where person.number = settled.number`;
