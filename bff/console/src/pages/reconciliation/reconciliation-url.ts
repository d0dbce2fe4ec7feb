import { isDay } from '../../format/moments';

/** What the page shows; all of it stands in the address. */
export interface ReconciliationView {
  day: string;
  platforms: AdPlatform[];
  by: 'fact' | 'grade';
  measure: 'count' | 'amount';
  show: DifferenceKind;
}

export const adPlatforms = ['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'] as const;
export type AdPlatform = (typeof adPlatforms)[number];
export const differenceKinds = ['unexplained', 'resolvable', 'explained', 'closed'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** Whatever stands in the address, a view comes out; the plain address goes on meaning "yesterday". */
export function readView(parameters: URLSearchParams, yesterday: string): ReconciliationView {
  const named = (parameters.get('platform') ?? '').split(',');
  const day = parameters.get('day');
  return {
    day: day !== null && isDay(day) ? day : yesterday,
    platforms: adPlatforms.filter((platform) => named.includes(platform)),
    by: parameters.get('by') === 'grade' ? 'grade' : 'fact',
    measure: parameters.get('measure') === 'amount' ? 'amount' : 'count',
    show: differenceKinds.find((kind) => kind === parameters.get('show')) ?? 'unexplained',
  };
}

export function writeView(view: ReconciliationView, yesterday: string): URLSearchParams {
  const parameters = new URLSearchParams();
  if (view.day !== yesterday) parameters.set('day', view.day);
  if (view.platforms.length > 0) parameters.set('platform', view.platforms.join(','));
  if (view.by !== 'fact') parameters.set('by', view.by);
  if (view.measure !== 'count') parameters.set('measure', view.measure);
  if (view.show !== 'unexplained') parameters.set('show', view.show);
  return parameters;
}
