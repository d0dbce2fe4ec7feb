import { allSourceColumns, claimedColumns } from './source-columns';

/** New sources that one day of arrivals may bring; beyond it, what their links said becomes `other`. */
export const maxNewSourcesPerDay = 2_000;

const columns = allSourceColumns.join(', ');
const same = (one: string, other: string, prefix = '') =>
  allSourceColumns.map((column) => `${one}.${prefix}${column} = ${other}.${column}`).join(' and ');
const targetColumns = allSourceColumns
  .map((column) =>
    claimedColumns.includes(column)
      ? `case when fresh.fits or fresh.${column} = '' then fresh.${column} else 'other' end as to_${column}`
      : `fresh.${column} as to_${column}`,
  )
  .join(',\n         ');

/**
 * Gives the journeys of `journey` the number of their source, as `placed`; sources that are new are written, at most
 * `$2` for a day of arrivals, so that forged links cannot fill the table.
 */
export const placeSourcesSql = `
seen as (
  select ${columns}, min(touched_on) as touched_on from journey group by ${columns}
), known as (
  select source.source_id, ${allSourceColumns.map((column) => `source.${column}`).join(', ')}
  from seen join source on ${same('source', 'seen')}
), fresh as (
  select seen.*, row_number() over (partition by seen.touched_on order by ${allSourceColumns.map((column) => `seen.${column}`).join(', ')})
         <= $2::int - (select count(*) from source where source.first_seen_on = seen.touched_on) as fits
  from seen where not exists (select from known where ${same('known', 'seen')})
), target as (
  select fresh.*, ${targetColumns} from fresh
), made as (
  insert into source (${columns}, first_seen_on)
  select ${allSourceColumns.map((column) => `to_${column}`).join(', ')}, min(touched_on) from target
  where not exists (select from source where ${same('target', 'source', 'to_')})
  group by ${allSourceColumns.map((column) => `to_${column}`).join(', ')}
  returning source_id, ${columns}
), found as (
  select source_id, ${columns} from known
  union all
  select source.source_id, ${allSourceColumns.map((column) => `target.${column}`).join(', ')}
  from target join source on ${same('target', 'source', 'to_')}
  union all
  select made.source_id, ${allSourceColumns.map((column) => `target.${column}`).join(', ')}
  from target join made on ${same('target', 'made', 'to_')}
), placed as materialized (
  select journey.*, found.source_id from journey join found on ${same('journey', 'found')}
)`;
