/**
 * Many rows of many columns as one row of lists, a JSON array a column: a third of the work, there and here, of one
 * JSON object a row or of columns taken apart one by one. Moments come as ISO texts.
 */
export const columnLists = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([name, sql]) => `coalesce(json_agg(${sql}), '[]') as "${name}"`)
    .join(', ');

export type ColumnLists<Row> = { [Column in keyof Row]: Row[Column][] };
