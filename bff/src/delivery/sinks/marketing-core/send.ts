import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Clock } from '../../../platform/clock';
import type { LeavingFact, Sink, SinkAnswer } from '../../sink';
import { answerOf } from './answers';
import { type MappingOptions, toCloudEvent } from './mapping';

const maxAnswerBytes = 64 * 1024;

export interface MarketingCoreOptions extends MappingOptions {
  url: string;
  secret: string;
  timeoutMs: number;
  /** The time of day at the receiver: it refuses signatures whose time is more than minutes away. */
  clock: Clock;
}

export function createMarketingCoreSink(options: MarketingCoreOptions): Sink {
  const webhook = new Webhook(options.secret);
  return {
    name: 'marketing_core',
    async send(batch, signal) {
      const body = writeBatch(batch, options);
      if (body === null) return { verdict: 'never', cause: 'not_a_cloud_event' };
      const request = { body, headers: signedHeaders(webhook, batch, body, options.clock.now()) };
      return post(options, request, signal);
    },
  };
}

function writeBatch(batch: readonly LeavingFact[], options: MappingOptions): string | null {
  try {
    return JSON.stringify(batch.map((fact) => toCloudEvent(fact, options)));
  } catch {
    return null;
  }
}

function signedHeaders(webhook: Webhook, batch: readonly LeavingFact[], body: string, now: Date) {
  const id = batchId(batch);
  return {
    'content-type': 'application/cloudevents-batch+json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': webhook.sign(id, now, body),
  };
}

/** The same facts make the same id, also after a crash: nothing about a batch has to be remembered. */
export function batchId(batch: readonly LeavingFact[]): string {
  const ids = batch.map((fact) => fact.factId).join('\n');
  return `msg_${createHash('sha256').update(ids).digest('base64url').slice(0, 32)}`;
}

async function post(
  options: MarketingCoreOptions,
  request: { body: string; headers: Record<string, string> },
  signal: AbortSignal,
): Promise<SinkAnswer> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await fetch(options.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
      ...request,
    });
    await drain(response);
    return answerOf(response.status, response.headers.get('retry-after'), options.clock.now());
  } catch {
    return {
      verdict: 'later',
      cause: timeout.aborted ? 'timeout' : signal.aborted ? 'cut_short' : 'network',
    };
  }
}

/** The status says everything. A short body is read to keep the connection, a long one is cut off. */
async function drain(response: Response): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > maxAnswerBytes) return;
    }
  } catch {
    // Cut after the status: the batch was answered all the same.
  }
}
