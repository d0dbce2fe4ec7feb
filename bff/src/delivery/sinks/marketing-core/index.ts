import { facts } from '@loudou/shared/catalogue';
import type { SinkDefinition } from '../sink-definition';
import { readAnswer } from './answer';
import { type EventMessage, toCloudEvent } from './mapping';
import { maskBatch, writeBatch } from './request';
import { MarketingCoreSecrets, MarketingCoreSettings } from './settings';

const maxBatchFacts = 500;
const maxBatchBytes = 1_000_000;

/** The lender's own marketing backend: every fact, as a CloudEvent, in batches. */
export const marketingCore: SinkDefinition<MarketingCoreSettings, MarketingCoreSecrets, EventMessage> = {
  name: 'marketing_core',
  title: { zh: '营销核心', en: 'Marketing core' },
  adPlatform: null,
  events: facts.map(({ name, meaning }) => ({
    name,
    meaning,
    depth: 'shallow',
    facts: [name],
    byDefault: true,
  })),
  settings: MarketingCoreSettings,
  secrets: MarketingCoreSecrets,
  batch: { maxRows: maxBatchFacts, maxBytes: maxBatchBytes },
  dropsRepeats: true,
  afterRefusal: 'park',
  defaults: {
    windows: { clickDays: 0, deepClickDays: 0, eventHours: 0 },
    unknownPolicy: 'resend_same_id',
    rate: { perSecond: 100_000, burst: 100_000 },
    timeoutMs: 15_000,
  },
  map: toCloudEvent,
  bytesOf: ({ text }) => Buffer.byteLength(text) + 1,
  write: writeBatch,
  read: (answer, messages) => {
    const verdict = readAnswer(answer, new Date());
    return messages.map(() => verdict);
  },
  mask: maskBatch,
};
