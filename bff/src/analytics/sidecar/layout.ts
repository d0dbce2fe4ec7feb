import { behaviours, facts } from '@loudou/shared/catalogue';

/** Raised whenever a table below changes; a file of another version is thrown away and built anew. */
export const layoutVersion = 1;

const sequenceBits = 21;
const maxSequence = 2 ** sequenceBits - 1;
const maxHappenedAtMs = 2 ** 42 - 1;

/**
 * When an event happened and which one of the same millisecond it was, in one number that sorts as the two do:
 * milliseconds above, the sequence of its device or of its person's facts below. Sequences count up to 2,097,151 and
 * stand still there; times before 1970 stand at its beginning.
 */
export function momentOf(happenedAtMs: number, sequence: number): bigint {
  const ms = Math.min(Math.max(Math.floor(happenedAtMs), 0), maxHappenedAtMs);
  return (BigInt(ms) << BigInt(sequenceBits)) | BigInt(Math.min(Math.max(sequence, 0), maxSequence));
}

/** The first moment of a millisecond. */
export const momentFrom = (ms: number): bigint => momentOf(ms, 0);

export const msOfSql = (moment: string): string => `(${moment} >> ${sequenceBits})`;

/** The first moment that is more than so many milliseconds after another one. */
export const momentAfterSql = (moment: string, windowMs: number): string =>
  `(((${moment} >> ${sequenceBits}) + ${Math.floor(windowMs) + 1}) << ${sequenceBits})`;

/** The day in Beijing as days since 1970. */
export const dayOfSql = (moment: string): string => `((${msOfSql(moment)} + 28800000) // 86400000)`;

/** Every name of the catalogue, facts first; what is not in it has no place in the file. */
export const eventNames: readonly string[] = [...facts, ...behaviours].map(({ name }) => name);
export const behaviourNames: readonly string[] = behaviours.map(({ name }) => name);

/** Properties that are asked for often, each in a column of its own; the others lie in `rest` as JSON. */
export const textProperties = ['field', 'code', 'target', 'element', 'step'] as const;
export const numberProperties = {
  dwellMs: 'dwell_ms',
  activeMs: 'active_ms',
  amountFen: 'amount_fen',
} as const;

/** Columns of `event` and of `arriving`, in the order in which they are appended. */
export const eventColumns = [
  'name',
  'moment',
  'page',
  'host',
  'app_version',
  'visit',
  ...textProperties,
  ...Object.values(numberProperties),
  'rest',
] as const;

const eventColumnTypes = `
  name        usmallint not null,
  moment      bigint not null,
  page        varchar not null,
  host        varchar not null,
  app_version varchar not null,
  visit       varchar not null,
  ${textProperties.map((column) => `${column} varchar`).join(',\n  ')},
  ${Object.values(numberProperties)
    .map((column) => `${column} bigint`)
    .join(',\n  ')},
  rest        varchar`;

/** People without a known source stand under this one. */
export const unknownSource = -1;

/**
 * `event.person` is the number of the profile that the event was recorded under and never moves; who that is by now
 * stands in `person`, which every question joins. On 12 million events the join costs a tenth of a funnel, moving the
 * rows of a merge would rewrite their row groups.
 */
export const layoutSql = `
create table layout (version integer not null, world varchar not null, built boolean not null,
                     cursor varchar not null, as_of_ms bigint not null,
                     restored_from varchar not null, restored_up_to varchar not null, restored_until_ms bigint not null,
                     sorted_rows bigint not null);
create table event_name (number usmallint not null, name varchar not null);
create table source (source_id integer not null, host varchar not null, entry_kind varchar not null,
                     ad_platform varchar not null, account_id varchar not null, plan_id varchar not null,
                     creative_id varchar not null, partner varchar not null, creator varchar not null,
                     live_room varchar not null, keyword varchar not null);
insert into source values (${unknownSource}, '', '', '', '', '', '', '', '', '', '');
create table person (number integer not null, person_id varchar not null, into_number integer,
                     own_source integer, own_mark varchar, own_arrived_ms bigint,
                     root integer not null, source integer not null, mark varchar not null, arrived_ms bigint);
create table event (person integer not null,${eventColumnTypes});`;

/** Rows on their way in; lives as long as the connection that feeds. */
export const arrivingSql = `create temp table arriving (person_id varchar not null,${eventColumnTypes})`;
