import type { AccountDefaults, SinkDefinition } from '../sink-definition';
import { readAnswer } from './answer';
import { type CallbackMessage, toCallbackAction, writeCallback } from './callback';
import { tencentEvents } from './events';
import { type ActionMessage, toClickAction } from './mapping';
import { maskRequest } from './mask';
import { probeSet, readProbe } from './probe';
import { bytesOfAction, writeActions } from './request';
import { TencentAdsSecrets, TencentAdsSettings, TencentCallbackSettings } from './settings';
import { readRenewal, renewToken } from './token';

const maxActions = 50;
/** 50 KB a call, of which the envelope around the actions takes less than 200 bytes. */
const maxActionBytes = 50_000 - 200;

/** The platform publishes neither its window nor its limits for this call; these are where an account starts. */
const defaults: AccountDefaults = {
  windows: { clickDays: 7, deepClickDays: 30, eventHours: 72 },
  unknownPolicy: 'resend_same_id',
  rate: { perSecond: 100, burst: 100 },
  timeoutMs: 10_000,
};

const common = {
  adPlatform: 'tencent_ads',
  events: tencentEvents,
  secrets: TencentAdsSecrets,
  // By data source, external id and action type.
  dropsRepeats: true,
  afterRefusal: 'reject',
  hostAccountAt: 'weapp',
  defaults,
  bytesOf: bytesOfAction,
  read: readAnswer,
  mask: maskRequest,
  probe: probeSet,
  readProbe,
  renewal: renewToken,
  readRenewal,
} as const;

/** Conversions by click id, up to 50 in a call. */
export const tencentAds: SinkDefinition<TencentAdsSettings, TencentAdsSecrets, ActionMessage> = {
  ...common,
  name: 'tencent_ads',
  title: { zh: '腾讯广告', en: 'Tencent Ads' },
  settings: TencentAdsSettings,
  batch: { maxRows: maxActions, maxBytes: maxActionBytes },
  map: toClickAction,
  write: writeActions,
};

/** Conversions to the callback address of each click, one by one. */
export const tencentAdsCallback: SinkDefinition<TencentCallbackSettings, TencentAdsSecrets, CallbackMessage> =
  {
    ...common,
    name: 'tencent_ads_callback',
    title: { zh: '腾讯广告（回调地址）', en: 'Tencent Ads (callback address)' },
    settings: TencentCallbackSettings,
    batch: { maxRows: 1, maxBytes: maxActionBytes },
    map: toCallbackAction,
    write: writeCallback,
  };
