import * as z from 'zod/mini';
import { defineFact } from '../define-fact';
import { adPlatform, count, hash, host, instant, milliseconds, purpose, reference, word } from '../fields';

export const adTouchLanded = defineFact({
  name: 'ad_touch_landed',
  version: 1,
  meaning: { zh: '一次到达：从哪个入口、哪条广告进来', en: 'One arrival: which entry, which ad' },
  once: 'touch',
  leavesBy: 'application_processing',
  data: z.object({
    touchId: reference,
    host,
    entryKind: word,
    entryMode: z.enum(['cold', 'hot']),
    adPlatform: z.nullable(adPlatform),
    /** Leaves only while ad measurement is agreed to. */
    clickId: z.optional(z.string().check(z.maxLength(1024))),
    ids: z.record(z.string(), z.string()),
    scene: z.optional(z.string()),
    paidClick: z.boolean(),
  }),
});

export const consentGranted = defineFact({
  name: 'consent_granted',
  version: 1,
  meaning: { zh: '同意了一个用途', en: 'Agreed to one purpose' },
  once: 'consent record',
  leavesBy: 'application_processing',
  data: z.object({
    consentId: reference,
    purpose,
    documentVersion: word,
    documentHash: hash,
    recipients: z.array(z.string()),
    fields: z.array(word),
  }),
});

export const consentWithdrawn = defineFact({
  name: 'consent_withdrawn',
  version: 1,
  meaning: { zh: '撤回了一个用途', en: 'Withdrew one purpose' },
  once: 'consent record',
  leavesBy: 'contract',
  data: z.object({ consentId: reference, purpose, effectiveAt: instant }),
});

export const smsSent = defineFact({
  name: 'sms_sent',
  version: 1,
  meaning: { zh: '验证码已交给短信通道', en: 'A code was handed to the SMS vendor' },
  once: 'challenge',
  leavesBy: 'application_processing',
  data: z.object({ challengeId: reference, vendor: word, attempt: count, latencyMs: milliseconds }),
});

export const smsDeliveryFailed = defineFact({
  name: 'sms_delivery_failed',
  version: 1,
  meaning: { zh: '短信通道拒绝或没有应答', en: 'The SMS vendor refused or did not answer' },
  once: 'challenge',
  leavesBy: 'application_processing',
  data: z.object({ challengeId: reference, attempt: count, code: word }),
});

export const phoneVerified = defineFact({
  name: 'phone_verified',
  version: 1,
  meaning: { zh: '手机号已核实', en: 'The phone number was proven' },
  once: 'challenge or host code',
  leavesBy: 'application_processing',
  data: z.object({ method: z.enum(['one_tap', 'sms']), seconds: count }),
});

export const userRegistered = defineFact({
  name: 'user_registered',
  version: 1,
  meaning: { zh: '首次注册', en: 'First registration of this person' },
  once: 'person',
  leavesBy: 'application_processing',
  data: z.object({
    method: z.enum(['one_tap', 'sms']),
    host,
    priorTouches: count,
    creditedTouchId: z.nullable(reference),
  }),
});

export const userReturned = defineFact({
  name: 'user_returned',
  version: 1,
  meaning: { zh: '已注册的人再次登录', en: 'A registered person signed in again' },
  once: 'session',
  leavesBy: 'application_processing',
  data: z.object({ linkRule: word, host }),
});

export const identitiesMerged = defineFact({
  name: 'identities_merged',
  version: 1,
  meaning: { zh: '访客与已知的人合为一人', en: 'A visitor was found to be a known person' },
  once: 'merge',
  leavesBy: 'application_processing',
  data: z.object({
    fromPersonId: reference,
    intoPersonId: reference,
    linkRule: word,
    evidence: z.array(word),
  }),
});

export const identitiesParted = defineFact({
  name: 'identities_parted',
  version: 1,
  meaning: { zh: '曾合为一人的两份档案分开', en: 'Two profiles that had been one person were parted' },
  once: 'parting',
  leavesBy: 'application_processing',
  data: z.object({ partedPersonId: reference, fromPersonId: reference, cause: word }),
});

export const arrivalFacts = [
  adTouchLanded,
  consentGranted,
  consentWithdrawn,
  smsSent,
  smsDeliveryFailed,
  phoneVerified,
  userRegistered,
  userReturned,
  identitiesMerged,
  identitiesParted,
] as const;
