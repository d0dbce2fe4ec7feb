import type { AdPlatform, EntryHost, RawParameters } from './entry.types';
import { firstRealValue } from './query';

export interface Click {
  adPlatform: AdPlatform;
  clickId: string;
}

/** Ocean Engine's ids are some 90 to 200 characters today; Tencent's 18 to 20. Room is left above, not below. */
const OCEAN_ENGINE_CLICK_CHARS = { min: 16, max: 1_024 };
const TENCENT_CLICK_CHARS = { min: 16, max: 64 };
const KUAISHOU_CALLBACK_CHARS = { min: 20, max: 1_024 };
const BAIDU_CLICK_CHARS = { min: 8, max: 256 };

interface ClickSource {
  adPlatform: AdPlatform;
  hosts: readonly EntryHost[];
  read: (raw: RawParameters) => string | null;
}

/** Where each platform puts its click id, and the hosts its ads can open. The first that finds one wins. */
const CLICK_SOURCES: readonly ClickSource[] = [
  { adPlatform: 'tencent_ads', hosts: ['weapp', 'h5'], read: readTencentClick },
  { adPlatform: 'ocean_engine', hosts: ['tt', 'weapp', 'h5'], read: readOceanEngineClick },
  { adPlatform: 'baidu', hosts: ['weapp', 'h5'], read: readBaiduClick },
  // Last, because `callback` is a name that many links use.
  { adPlatform: 'kuaishou', hosts: ['weapp', 'h5'], read: readKuaishouClick },
];

/**
 * The click id an arrival carries, if it can be one. `onlyPlatform` is the platform that the scene already names:
 * then no other platform's id is believed. An id of impossible length or characters is no id.
 */
export function findClick(
  host: EntryHost,
  raw: RawParameters,
  onlyPlatform: AdPlatform | null,
): Click | null {
  for (const source of CLICK_SOURCES) {
    const isPossible = source.hosts.indexOf(host) >= 0;
    if (!isPossible || (onlyPlatform !== null && onlyPlatform !== source.adPlatform)) continue;
    const clickId = source.read(raw);
    if (clickId !== null) return { adPlatform: source.adPlatform, clickId };
  }
  return null;
}

/** `weixinadinfo` = aid.click id.scene.0 */
export function readWeixinAdInfo(raw: RawParameters): { adId: string; clickId: string } | null {
  const match = /^(\d{1,20})\.([\w-]+)\.[\w-]*\.[\w-]*$/.exec(firstRealValue(raw, ['weixinadinfo']) ?? '');
  return match === null ? null : { adId: match[1] ?? '', clickId: match[2] ?? '' };
}

function readTencentClick(raw: RawParameters): string | null {
  // `gdt_vid` and `weixinadinfo` are WeChat traffic's, `qz_gdt` that of every other place.
  const candidates = [
    firstRealValue(raw, ['gdt_vid']),
    readWeixinAdInfo(raw)?.clickId ?? null,
    firstRealValue(raw, ['qz_gdt']),
  ];
  return candidates.find((id) => id !== null && fits(id, TENCENT_CLICK_CHARS, /^[\w-]+$/)) ?? null;
}

function readOceanEngineClick(raw: RawParameters): string | null {
  const id = firstRealValue(raw, ['clickid', 'click_id']);
  if (id === null || !fits(id, OCEAN_ENGINE_CLICK_CHARS, /^(B\.)?[\w-]+={0,2}$/)) return null;
  return id.slice(0, 2) === 'B.' || looksRandom(id) ? id : null;
}

function readKuaishouClick(raw: RawParameters): string | null {
  const id = firstRealValue(raw, ['callback']);
  return id !== null && fits(id, KUAISHOU_CALLBACK_CHARS, /^[\w-]+={0,2}$/) && looksRandom(id) ? id : null;
}

function readBaiduClick(raw: RawParameters): string | null {
  const id = firstRealValue(raw, ['bd_vid']);
  return id !== null && fits(id, BAIDU_CLICK_CHARS, /^[\w-]+$/) ? id : null;
}

function fits(id: string, chars: { min: number; max: number }, form: RegExp): boolean {
  return id.length >= chars.min && id.length <= chars.max && form.test(id);
}

/** Base64 of any length worth calling an id holds both cases and a digit; words, names and paths do not. */
function looksRandom(id: string): boolean {
  return /[a-z]/.test(id) && /[A-Z]/.test(id) && /\d/.test(id);
}
