import type { SinkDefinition } from '../sink-definition';
import { readAnswer } from './answer';
import { baiduEvents } from './events';
import { type ConversionMessage, toConversion } from './mapping';
import { bytesOfConversion, maskRequest, writeConversions } from './request';
import { BaiduSecrets, BaiduSettings } from './settings';

/** The platform asks for fewer than 100 in a call. */
const maxConversions = 99;
const maxConversionBytes = 200_000;

/** Baidu's conversions of search and feed leads, by the landing address that holds the click id. */
export const baidu: SinkDefinition<BaiduSettings, BaiduSecrets, ConversionMessage> = {
  name: 'baidu',
  title: { zh: '百度营销', en: 'Baidu' },
  adPlatform: 'baidu',
  events: baiduEvents,
  settings: BaiduSettings,
  secrets: BaiduSecrets,
  batch: { maxRows: maxConversions, maxBytes: maxConversionBytes },
  // By access type, conversion type, click and external id.
  dropsRepeats: true,
  afterRefusal: 'reject',
  defaults: {
    windows: { clickDays: 7, deepClickDays: 30, eventHours: 72 },
    unknownPolicy: 'resend_same_id',
    rate: { perSecond: 50, burst: 100 },
    timeoutMs: 10_000,
  },
  map: toConversion,
  bytesOf: bytesOfConversion,
  write: writeConversions,
  read: readAnswer,
  mask: maskRequest,
};
