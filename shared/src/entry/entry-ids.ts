import { readWeixinAdInfo } from './click-ids';
import type { EntryIds, RawParameters } from './entry.types';
import { firstRealValue } from './query';

type SingleId = Exclude<keyof EntryIds, 'materialIds' | 'keyword' | 'shareDepth'>;

/** Names as landing links spell them: Ocean Engine 2.0 and 1.0 and Tencent Ads, with and without underscores. */
const ID_NAMES: Record<SingleId, readonly string[]> = {
  accountId: ['advertiserid', 'advertiser_id', 'accountid', 'account_id'],
  projectId: ['projectid', 'project_id'],
  promotionId: ['promotionid', 'promotion_id', 'adgroup_id'],
  campaignId: ['campaignid', 'campaign_id'],
  adId: ['adid', 'ad_id', 'aid'],
  creativeId: ['creativeid', 'creative_id', 'cid', 'dynamic_creative_id'],
  creativeType: ['creativetype', 'creative_type'],
  requestId: ['requestid', 'request_id'],
  invite: ['invite'],
  partner: ['partner'],
  source: ['source'],
  creator: ['creator', 'creator_id', 'author_id', 'authorid'],
  liveRoom: ['live_room', 'live_room_id', 'room_id', 'roomid'],
  share: ['share'],
};

const KEYWORD_NAMES = ['keyword', 'key_word', 'keywordid', 'keyword_id'];
const DEPTH_NAMES = ['depth', 'share_depth'];

const MATERIAL_NAMES = ['mid1', 'mid2', 'mid3', 'mid4', 'mid5'];

/** An id is a short plain token; anything else stays in the raw parameters only. */
const PLAIN_TOKEN = /^[\w.-]{1,128}$/;

/** A word or a few; whoever types a number of theirs into a search must not be found in a report. */
const KEYWORD = /^[\w.\- \u4e00-\u9fff]{1,32}$/;
const LONG_NUMBER = /\d{7}/;
const SMALL_COUNT = /^[1-9]\d?$/;

export function readIds(raw: RawParameters): EntryIds {
  const ids: EntryIds = {};
  for (const name of Object.keys(ID_NAMES) as SingleId[]) {
    const id = readToken(raw, ID_NAMES[name]);
    if (id !== null) ids[name] = id;
  }
  const weixinAdId = readWeixinAdInfo(raw)?.adId;
  if (ids.adId === undefined && weixinAdId !== undefined) ids.adId = weixinAdId;
  const keyword = firstRealValue(raw, KEYWORD_NAMES);
  if (keyword !== null && KEYWORD.test(keyword) && !LONG_NUMBER.test(keyword)) ids.keyword = keyword;
  const depth = firstRealValue(raw, DEPTH_NAMES);
  if (depth !== null && SMALL_COUNT.test(depth)) ids.shareDepth = depth;
  const materialIds = MATERIAL_NAMES.map((name) => readToken(raw, [name])).filter((id) => id !== null);
  if (materialIds.length > 0) ids.materialIds = materialIds;
  return ids;
}

function readToken(raw: RawParameters, names: readonly string[]): string | null {
  const value = firstRealValue(raw, names);
  return value !== null && PLAIN_TOKEN.test(value) ? value : null;
}
