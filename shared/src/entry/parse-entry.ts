import { findClick } from './click-ids';
import { readIds } from './entry-ids';
import type { AdPlatform, Entry, EnterOptions, EntryHost, EntryKind, RawParameters } from './entry.types';
import { readProperty, storableText } from './foreign-values';
import { readParameters } from './query';
import { isSecondHand, meaningOfScene, sceneText, type SceneMeaning } from './scenes';

const MAX_PATH_CHARS = 256;
const APP_ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Says how a person came in, from what a host gives at launch or show.
 *
 * - A plausible click id makes the arrival an ad of that platform; a garbled or forged one is as good as none.
 * - Test and crawler scenes are `test` whatever they carry. A click id in a passed-on link (share, single page) or on
 *   the way back from another mini-program is an old click: the scene decides, the parameters stay in `raw`.
 * - A WeChat ad scene without a click id is an ad of Tencent Ads whose click cannot be named.
 *
 * Never throws, whatever it is given; an unknown host is taken for `h5`.
 */
export function parseEntry(enter: EnterOptions): Entry {
  const host = readHost(readProperty(enter, 'host'));
  const path = readProperty(enter, 'path');
  const scene = storableText(sceneText(host, readProperty(enter, 'scene')), MAX_PATH_CHARS);
  const raw = readParameters(host, readProperty(enter, 'query'), path);
  const meaning = meaningOfScene(host, scene);
  return {
    host,
    path: readPath(path),
    ...origin(host, raw, meaning),
    ids: readIds(raw),
    scene,
    isReturn: meaning.isReturn,
    referrerAppId: readReferrer(readProperty(enter, 'referrerInfo')),
    raw,
  };
}

function origin(
  host: EntryHost,
  raw: RawParameters,
  meaning: SceneMeaning,
): { kind: EntryKind; adPlatform: AdPlatform | null; clickId: string | null } {
  const { kind, adPlatform } = meaning;
  const mayNameClick = kind !== 'test' && !isSecondHand(meaning);
  const click = mayNameClick ? findClick(host, raw, adPlatform) : null;
  return click === null ? { kind, adPlatform, clickId: null } : { kind: 'ad', ...click };
}

function readHost(host: unknown): EntryHost {
  return host === 'weapp' || host === 'tt' ? host : 'h5';
}

function readPath(path: unknown): string {
  if (typeof path !== 'string') return '';
  return storableText(
    path
      .slice(0, MAX_PATH_CHARS)
      .replace(/[?#][^]*$/, '')
      .replace(/^\/+/, ''),
    MAX_PATH_CHARS,
  );
}

function readReferrer(referrerInfo: unknown): string | null {
  const appId = readProperty(referrerInfo, 'appId');
  return typeof appId === 'string' && APP_ID.test(appId) ? appId : null;
}
