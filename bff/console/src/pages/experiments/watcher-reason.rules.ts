/** What the house found when it paused or stepped back by itself; figures in the metric's unit. */
export type WatcherReason =
  | {
      found: 'harm_proven';
      metric: string;
      variant: string;
      estimate: number | null;
      best: number | null;
      limit: number | null;
    }
  | { found: 'split_mismatch'; arms: { variant: string; units: number }[]; p: string | null };

/** The watcher writes a word and its figures into the audit; null for what a person wrote. */
export function watcherReasonOf(reason: string): WatcherReason | null {
  const [found, ...parts] = reason.split(' ');
  const told = new Map(parts.map((part) => [part.split('=')[0], part.slice(part.indexOf('=') + 1)] as const));
  const figure = (name: string) => {
    const value = Number(told.get(name) ?? NaN);
    return Number.isFinite(value) ? value : null;
  };
  const [metric, variant] = [told.get('metric'), told.get('variant')];
  if (found === 'harm_proven' && metric && variant)
    return {
      found,
      metric,
      variant,
      estimate: figure('estimate'),
      best: figure('best'),
      limit: figure('limit'),
    };
  if (found !== 'split_mismatch') return null;
  const arms = [...told].flatMap(([name, value]) => {
    const units = /^(\d+)\/\d+bps$/.exec(value)?.[1];
    return name && units ? [{ variant: name, units: Number(units) }] : [];
  });
  return arms.length > 0 ? { found, arms, p: told.get('p') ?? null } : null;
}
