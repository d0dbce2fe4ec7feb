export interface PlantedPerson {
  /** Merged into the person of that place, who lies before them. */
  partOf: number | null;
  source: number;
  mark: string;
  /** Arrived so long after 1970; at its beginning when not said. */
  arrivedMs?: number;
}

export interface PlantedEvent {
  person: number;
  name: string;
  atMs: number;
  sequence: number;
  page: string;
  host: string;
  visit: string;
  properties: Record<string, string | number | boolean>;
}

export interface World {
  people: PlantedPerson[];
  events: PlantedEvent[];
}

export const sources = [
  { host: 'tt', adPlatform: 'ocean_engine', entryKind: 'ad' },
  { host: 'weapp', adPlatform: 'tencent_ads', entryKind: 'ad' },
  { host: 'h5', adPlatform: '', entryKind: 'direct' },
];

export const firstDay = '2026-10-01';
export const dayMs = 86_400_000;
