import { facts, type FactName } from '@loudou/shared/catalogue';
import { z } from 'zod';
import { systemClock } from '../platform/clock';
import { administrator, router } from '../platform/trpc';
import { createEndpointAgent } from './endpoint-agent';
import { type EndpointRules, strictEndpoints } from './endpoint.rules';
import { closeSubscriber, createSubscriber, endGrace, rotateKey } from './subscriber.actions';
import { viewSubscribers } from './subscriber.queries';
import { type EndpointAsking, verifySubscriber } from './verify.actions';

const usualTimeoutMs = 10_000;
const factName = z.enum(facts.map(({ name }) => name) as [FactName, ...FactName[]]);
const subscriberId = z.string().regex(/^sub_[0-9A-HJKMNP-TV-Z]{26}$/);
const One = z.object({ subscriberId });

const CreateInput = z.object({
  name: z.string().trim().min(1).max(64),
  endpointUrl: z.string().trim().min(1).max(2_048).nullable(),
  factNames: z.array(factName).max(facts.length).default([]),
  purpose: z.string().trim().min(1).max(500),
});

const RotateInput = One.extend({
  currentKeyId: z.string().max(64),
  graceHours: z
    .number()
    .min(0)
    .max(24 * 14)
    .default(24),
});

export interface SubscriberParts {
  endpoints: EndpointRules;
  asking: EndpointAsking;
}

export interface SubscriberSettings {
  /** Whether plain http and addresses of our own network will do: only in a sandbox. */
  allowPrivate: boolean;
  timeoutMs: number;
  /** Where Loudou is reached from outside: endpoints are asked in its name. */
  publicUrl: string;
}

/** What verifying asks with; the agent holds to the same rules when it connects. */
export function subscriberParts({ allowPrivate, timeoutMs, publicUrl }: SubscriberSettings): SubscriberParts {
  return {
    endpoints: { allowPrivate },
    asking: {
      agent: createEndpointAgent({ allowPrivate, connectTimeoutMs: timeoutMs }),
      timeoutMs,
      origin: new URL(publicUrl).hostname,
      worldClock: systemClock,
    },
  };
}

/** Who subscribes to facts is a matter of administrators; every change leaves its trace in the audit. */
export const createSubscriberRouter = ({ endpoints, asking }: SubscriberParts) =>
  router({
    list: administrator.query(({ ctx }) => viewSubscribers(ctx)),
    create: administrator
      .input(CreateInput)
      .mutation(({ ctx, input }) => createSubscriber(ctx, endpoints, input)),
    verify: administrator.input(One).mutation(({ ctx, input }) => verifySubscriber(ctx, asking, input)),
    rotate: administrator.input(RotateInput).mutation(({ ctx, input }) => rotateKey(ctx, input)),
    endGrace: administrator.input(One).mutation(({ ctx, input }) => endGrace(ctx, input)),
    close: administrator
      .input(One.extend({ reason: z.string().trim().min(1).max(500) }))
      .mutation(({ ctx, input }) => closeSubscriber(ctx, input)),
  });

/** With the strict rules of production and nobody's name. */
export const subscriberRouter = createSubscriberRouter(
  subscriberParts({ ...strictEndpoints, timeoutMs: usualTimeoutMs, publicUrl: 'https://loudou.invalid' }),
);
