import type { SinkDefinition } from '../sink-definition';
import { readActivateAnswer } from './answer';
import { kuaishouEvents } from './events';
import { type ActivateMessage, toActivate } from './mapping';
import { bytesOfActivate, maskActivate, writeActivate } from './request';
import { KuaishouSecrets, KuaishouSettings } from './settings';

/** Room for a click id of full length with every character percent-encoded. */
const maxAddressBytes = 8_192;

/** 快手: one conversion a call, known by the whole callback text of the launch link. */
export const kuaishou: SinkDefinition<KuaishouSettings, KuaishouSecrets, ActivateMessage> = {
  name: 'kuaishou',
  title: { zh: '快手', en: 'Kuaishou' },
  adPlatform: 'kuaishou',
  events: kuaishouEvents,
  settings: KuaishouSettings,
  secrets: KuaishouSecrets,
  batch: { maxRows: 1, maxBytes: maxAddressBytes },
  // Nothing documented drops a repeat, so nothing is sent twice by itself.
  dropsRepeats: false,
  afterRefusal: 'reject',
  defaults: {
    windows: { clickDays: 7, deepClickDays: 21, eventHours: 72 },
    unknownPolicy: 'hold',
    rate: { perSecond: 200, burst: 400 },
    timeoutMs: 5_000,
  },
  map: toActivate,
  bytesOf: bytesOfActivate,
  write: writeActivate,
  read: readActivateAnswer,
  mask: maskActivate,
};
