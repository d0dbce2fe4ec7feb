import * as z from 'zod/mini';
import { count, word } from '../fields';

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
  /** A stretch of use that ends after 30 minutes without an event. Older apps tell none. */
  visitId: z.optional(z.string().check(z.regex(/^vst_[0-9A-HJKMNP-TV-Z]{26}$/))),
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
  /** Places in the batch of rows there was no room for: the phone keeps them and sends them again, by the same ids. */
  later?: number[];
};
