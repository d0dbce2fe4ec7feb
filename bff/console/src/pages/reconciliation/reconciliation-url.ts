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

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Whatever stands in the address, a view comes out; the plain address goes on meaning "yesterday". */
export function readView(parameters: URLSearchParams, yesterday: string): ReconciliationView {
  const named = (parameters.get('platform') ?? '').split(',');
  return {
    day: readDay(parameters.get('day')) ?? yesterday,
    platforms: adPlatforms.filter((platform) => named.includes(platform)),
    by: parameters.get('by') === 'grade' ? 'grade' : 'fact',
    measure: parameters.get('measure') === 'amount' ? 'amount' : 'count',
    show: differenceKinds.find((kind) => kind === parameters.get('show')) ?? 'unexplained',
  };
}

function readDay(text: string | null): string | null {
  if (!text || !dayPattern.test(text)) return null;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text ? text : null;
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
