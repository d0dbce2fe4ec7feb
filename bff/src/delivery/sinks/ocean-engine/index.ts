import type { SinkDefinition } from '../sink-definition';
import { readConversionAnswer } from './answer';
import { oceanEngineEvents } from './events';
import { type ConversionMessage, toConversion } from './mapping';
import { bytesOfConversion, maskConversion, writeConversion } from './request';
import { OceanEngineSecrets, OceanEngineSettings } from './settings';

const maxBodyBytes = 16_384;
/** The platform forgets its click ids after 21 days, whatever the event. */
const clickDays = 21;

/** 巨量引擎: conversions of Douyin and its sister apps, one a call, known by the click id of the launch link. */
export const oceanEngine: SinkDefinition<OceanEngineSettings, OceanEngineSecrets, ConversionMessage> = {
  name: 'ocean_engine',
  title: { zh: '巨量引擎', en: 'Ocean Engine' },
  adPlatform: 'ocean_engine',
  events: oceanEngineEvents,
  settings: OceanEngineSettings,
  secrets: OceanEngineSecrets,
  batch: { maxRows: 1, maxBytes: maxBodyBytes },
  // Nothing documented drops a repeat, so nothing is sent twice by itself.
  dropsRepeats: false,
  afterRefusal: 'reject',
  defaults: {
    windows: { clickDays, deepClickDays: clickDays, eventHours: 72 },
    unknownPolicy: 'hold',
    rate: { perSecond: 200, burst: 400 },
    timeoutMs: 5_000,
  },
  map: toConversion,
  bytesOf: bytesOfConversion,
  write: writeConversion,
  read: readConversionAnswer,
  mask: maskConversion,
};
