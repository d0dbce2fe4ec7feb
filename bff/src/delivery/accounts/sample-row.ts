import { type FactName, findFact } from '@loudou/shared/catalogue';
import type { FactId, PersonId, TouchId } from '@loudou/shared/ids';
import { deliveryIdOf } from '../ledger/delivery-id';
import type { ConsentField, OutgoingClick, SinkDefinition } from '../sinks/sink-definition';
import { sampleFacts } from '../sinks/sink-harness.facts';
import type { ClaimedRow } from '../ledger/ledger.types';

export const allConsentFields: ReadonlySet<ConsentField> = new Set([
  'click_id',
  'funnel_step',
  'outcome_grade',
  'outcome_value',
  'host_account',
]);

export type SampleGrade = 'A' | 'B' | 'C' | null;

const sampleValueFen = { A: 60_000, B: 30_000, C: 10_000 };
const sampleTouchId = 'tch_01JD0000000000000000000050' as TouchId;

/** A row of nobody, made from the catalogue, for trying a mapping when there is no real fact yet. */
export function sampleRow(
  accountId: string,
  line: { fact: FactName; event: string },
  grade: SampleGrade,
  now: Date,
): ClaimedRow {
  const factId = 'fct_01JD0000000000000000000001' as FactId;
  const deliveryId = deliveryIdOf({ factId, accountId, event: line.event, revision: 0 });
  return {
    deliveryId,
    accountId,
    lane: 0,
    epoch: 0,
    state: 'queued',
    attempts: 0,
    factId,
    factName: line.fact,
    factVersion: findFact(line.fact)?.version ?? 1,
    personId: 'psn_01JD0000000000000000000002' as PersonId,
    personSequence: 7,
    event: line.event,
    revision: 0,
    externalId: deliveryId,
    touchId: sampleTouchId,
    accountVersion: 0,
    grade,
    gradingVersion: grade && 1,
    expectedValueFen: grade && sampleValueFen[grade],
    occurredAt: new Date(now.getTime() - 1_234),
    recordedAt: now,
    expiresAt: null,
    host: 'weapp',
    traceId: null,
    data: structuredClone<Record<string, unknown>>(sampleFacts[line.fact]),
  };
}

type AdPlatform = NonNullable<SinkDefinition['adPlatform']>;

const sampleClickId: Record<AdPlatform, string> = {
  ocean_engine: `B.${'Sample0Click1Of2Nobody3'.repeat(4)}`,
  tencent_ads: 'wx0sample0click00',
  kuaishou: 'Sample0Callback1Of2Nobody3Sample0Callback',
  baidu: 'samplebdvid0of1nobody',
};
const clickParameters: Record<AdPlatform, Record<string, string[]>> = {
  ocean_engine: { clickid: [sampleClickId.ocean_engine] },
  tencent_ads: {
    gdt_vid: [sampleClickId.tencent_ads],
    cb: ['SampleCallback0Of1Nobody2'],
    conv_id: ['10001'],
  },
  kuaishou: { callback: [sampleClickId.kuaishou] },
  baidu: { bd_vid: [sampleClickId.baidu] },
};
const landedBeforeMs = 3_600_000;

/** A click of the platform's usual form, as the landing link would have brought it. */
export function sampleClick(
  adPlatform: SinkDefinition['adPlatform'],
  host: string,
  now: Date,
): OutgoingClick | null {
  if (adPlatform === null) return null;
  const clickId = sampleClickId[adPlatform];
  return {
    clickId,
    host,
    landedAt: new Date(now.getTime() - landedBeforeMs),
    ids: { accountId: '1712345678901234', projectId: '7301', promotionId: '7302' },
    parameters: clickParameters[adPlatform],
  };
}

export const sampleHostAccount = { appId: 'wx0000000000000000', openId: 'oSampleOfNobody0000000000000' };
