/** Whether the newest mark says that somebody is no customer. `personId` is a column, such as `event.person_id`. */
export const isMarkedSql = (personId: string): string => `exists (
  select from (
    select mark from traffic_mark where traffic_mark.person_id = ${personId} order by position desc limit 1
  ) newest where newest.mark <> 'none'
)`;
