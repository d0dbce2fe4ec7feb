/** As DuckDB and PostgreSQL interpolate. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}

export const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1000) / 1000;

export const countBy = <Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};
