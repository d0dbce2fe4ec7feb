import type { AdPlatform, EntryHost, EntryKind } from './entry.types';

const MAX_SCENE_CHARS = 16;
const DOUYIN_SCENE_CHARS = 6;
/** Two digits for the host app stand before the four of the id. */
const DOUYIN_HOST_STEP = 10_000;

type SceneTable = Partial<Record<EntryKind, readonly number[]>>;

/** WeChat's numbers, from its public list of scene values. */
const WEAPP_SCENES: SceneTable = {
  test: [1129, 1030, 1203],
  ad: [1045, 1046, 1067, 1068, 1084, 1095, 1144, 1189, 1200, 1201, 1215, 1228, 1230, 1232, 1238, 1274, 1295],
  share: [1007, 1008, 1044, 1096],
  search: [1005, 1006, 1027, 1042, 1053, 1106],
  qr: [1011, 1012, 1013, 1047, 1048, 1049],
  message: [1014, 1107],
  jump: [1037, 1038],
  official_account: [1020, 1035, 1043, 1058, 1074, 1082, 1102],
  live: [1176, 1177, 1184, 1191, 1193],
  app: [1036, 1069, 1168],
  link: [1065, 1167, 1194, 1286],
  single_page: [1154, 1155],
  payment: [1097],
};

/**
 * The id part of Douyin's scenes, the same in every host app of the family.
 *
 * 5001, "ad", is left out: Douyin gives it to unfilled landing templates as well, so there only a click id makes an ad.
 */
const DOUYIN_SCENES: SceneTable = {
  search: [2001, 2002],
  qr: [1002],
  jump: [1009, 1010],
  content: [3001, 3002, 3003],
  message: [6003],
};

const WEAPP_RETURN = 1038;
const DOUYIN_RETURN = 1010;

export interface SceneMeaning {
  kind: EntryKind;
  adPlatform: AdPlatform | null;
  isReturn: boolean;
}

/** The scene as text: WeChat's number in digits, Douyin's with the leading zero that a number loses, else empty. */
export function sceneText(host: EntryHost, scene: unknown): string {
  if (typeof scene === 'string') return scene.slice(0, MAX_SCENE_CHARS).trim();
  if (typeof scene !== 'number' || !isFinite(scene) || scene <= 0 || Math.floor(scene) !== scene) return '';
  const digits = String(scene).slice(0, MAX_SCENE_CHARS);
  const isShort = host === 'tt' && digits.length === DOUYIN_SCENE_CHARS - 1;
  return isShort ? `0${digits}` : digits;
}

/** What a scene alone says. A browser has no scenes, and an unknown one says nothing: both are `direct`. */
export function meaningOfScene(host: EntryHost, scene: string): SceneMeaning {
  if (host === 'weapp') {
    const id = /^\d{4}$/.test(scene) ? Number(scene) : 0;
    const kind = kindIn(WEAPP_SCENES, id);
    return { kind, adPlatform: kind === 'ad' ? 'tencent_ads' : null, isReturn: id === WEAPP_RETURN };
  }
  const id = host === 'tt' && /^\d{4,6}$/.test(scene) ? Number(scene) % DOUYIN_HOST_STEP : 0;
  const kind = isDouyinShare(id) ? 'share' : kindIn(DOUYIN_SCENES, id);
  return { kind, adPlatform: null, isReturn: id === DOUYIN_RETURN };
}

/** Whether the link was passed on by a person, so that a click id in it is somebody else's click. */
export function isSecondHand(meaning: SceneMeaning): boolean {
  return meaning.kind === 'share' || meaning.kind === 'single_page' || meaning.isReturn;
}

function isDouyinShare(id: number): boolean {
  return id >= 4000 && id <= 4099;
}

function kindIn(table: SceneTable, id: number): EntryKind {
  const kinds = Object.keys(table) as EntryKind[];
  return kinds.find((kind) => (table[kind] ?? []).indexOf(id) >= 0) ?? 'direct';
}
