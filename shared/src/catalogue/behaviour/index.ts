/**
 * What the phone saw and did. Behaviour is counted, may come late and never becomes a conversion; it is
 * kept only while the person agrees to `usage_analysis`.
 */
import * as z from 'zod/mini';
import { basisPoints, count, fen, milliseconds, months, purpose, word } from '../fields';

const defineBehaviour = <const Name extends string, Properties extends z.ZodMiniType>(
  name: Name,
  meaning: { zh: string; en: string },
  properties: Properties,
) => ({ name, version: 1, meaning, properties });

export const behaviours = [
  defineBehaviour(
    'app_opened',
    { zh: '打开小程序', en: 'The app was opened' },
    z.object({ mode: z.enum(['cold', 'hot']), loadMs: z.optional(milliseconds) }),
  ),
  defineBehaviour(
    'page_viewed',
    { zh: '看到页面', en: 'A page was seen' },
    z.object({ fromPage: z.optional(word) }),
  ),
  defineBehaviour(
    'page_left',
    { zh: '离开页面', en: 'A page was left' },
    z.object({ dwellMs: milliseconds, lastField: z.optional(word) }),
  ),
  defineBehaviour(
    'estimate_viewed',
    { zh: '看了试算', en: 'An estimate was seen' },
    z.object({ amountFen: fen, months, annualRateBps: basisPoints, method: word }),
  ),
  defineBehaviour(
    'consent_shown',
    { zh: '看到授权说明', en: 'A consent text was shown' },
    z.object({ purpose }),
  ),
  defineBehaviour(
    'consent_declined',
    { zh: '没有同意', en: 'A consent was declined' },
    z.object({ purpose }),
  ),
  defineBehaviour(
    'phone_auth_requested',
    { zh: '请求验证手机号', en: 'Asked to prove the phone' },
    z.object({ method: z.enum(['one_tap', 'sms']), fallbackFrom: z.optional(word) }),
  ),
  defineBehaviour(
    'field_error_shown',
    { zh: '看到填写提示', en: 'A field error was shown' },
    z.object({ field: word, code: word }),
  ),
  defineBehaviour(
    'offer_viewed',
    { zh: '看到借款方案', en: 'Offers were seen' },
    z.object({ offers: count }),
  ),
  defineBehaviour(
    'experiment_exposed',
    { zh: '看到实验差异', en: 'A variant became visible' },
    z.object({ experiment: word, variant: word }),
  ),
] as const;

type AnyBehaviour = (typeof behaviours)[number];
export type BehaviourName = AnyBehaviour['name'];
export type BehaviourProperties<Name extends BehaviourName> = z.infer<
  Extract<AnyBehaviour, { name: Name }>['properties']
>;

const byName = new Map<string, AnyBehaviour>(behaviours.map((behaviour) => [behaviour.name, behaviour]));

export function findBehaviour(name: string): AnyBehaviour | undefined {
  return byName.get(name);
}

/** One event as it lies in the queue on the phone and travels to `POST /collect`. */
export const BehaviourEvent = z.object({
  eventId: z.string().check(z.regex(/^bhv_[0-9A-HJKMNP-TV-Z]{26}$/)),
  name: word,
  version: count,
  /** The phone's own clock; the BFF estimates its skew from `sentAtMs`. */
  occurredAtMs: z.int(),
  /** Counts up per device, so that events of one millisecond keep their order. */
  sequence: count,
  page: z.string().check(z.maxLength(128)),
  properties: z.record(
    z.string(),
    z.union([z.string().check(z.maxLength(256)), z.number(), z.boolean(), z.null()]),
  ),
});
export type BehaviourEvent = z.infer<typeof BehaviourEvent>;

export const behaviourBounds = { maxEventsPerBatch: 50, maxBatchBytes: 64 * 1024 } as const;

/** The body of `POST /collect`; the session token stands in the Authorization header. */
export const BehaviourBatch = z.object({
  sentAtMs: z.int(),
  appVersion: z.string().check(z.maxLength(32)),
  events: z.array(z.unknown()).check(z.minLength(1), z.maxLength(behaviourBounds.maxEventsPerBatch)),
});
export type BehaviourBatch = z.infer<typeof BehaviourBatch>;

/** The answer tells of every row, so that one bad event never holds up the others. */
export type CollectAnswer = {
  accepted: number;
  duplicate: number;
  rejected: { index: number; reason: string }[];
};
