import type { Definition } from '../experiment-types';
import type { SegmentResult } from './results-answer';

/** A part of the people, to look at; nothing is decided by it. */
export interface Part {
  kind: SegmentResult['segment'];
  value: string;
}

const adPlatforms = ['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu', ''];

/** The parts that there are of those who may come; a kind of which there is one only parts nobody. */
export function partsOf({ audience }: Pick<Definition, 'audience'>): Part[] {
  const values: Record<Part['kind'], readonly string[]> = {
    host: audience.hosts,
    ad_platform: audience.adPlatforms ?? adPlatforms,
    newcomer: audience.newcomersOnly ? [] : ['new', 'registered'],
  };
  return (['host', 'ad_platform', 'newcomer'] as const).flatMap((kind) =>
    values[kind].length > 1 ? values[kind].map((value) => ({ kind, value })) : [],
  );
}

export const partText = ({ kind, value }: Part): string => `${kind}:${value}`;

/** As it stands in the address; what names no part is everybody. */
export const partIn = (text: string | null, parts: readonly Part[]): Part | null =>
  parts.find((part) => partText(part) === text) ?? null;
