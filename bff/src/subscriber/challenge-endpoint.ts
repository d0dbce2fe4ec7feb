import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { isChallengeAnswered } from './challenge.rules';
import { callEndpoint, type EndpointAnswer } from './endpoint-call';

const challengeBytes = 32;
const ChallengeAnswer = z.object({ challenge: z.string().max(256), signature: z.string().max(256) });

export interface ChallengeContext {
  agent: Dispatcher;
  timeoutMs: number;
  /** Who asks, as the CloudEvents handshake names it: a host. */
  origin: string;
  /** The world's time: a signature that is minutes away from it is refused. */
  now: Date;
}

export type ChallengeEnd =
  { verified: true; allowedPerMinute: number | null } | { verified: false; cause: string };

/**
 * Asks an endpoint twice: whether it wants events from us (CloudEvents HTTP webhook, 4. abuse protection), and
 * whether it holds the secret that was handed out.
 */
export async function challengeEndpoint(
  url: string,
  secrets: readonly string[],
  context: ChallengeContext,
): Promise<ChallengeEnd> {
  const asked = await askForConsent(url, context);
  if ('cause' in asked) return { verified: false, cause: `handshake_${asked.cause}` };
  const cause = await challenge(url, secrets, context);
  return cause ? { verified: false, cause: `challenge_${cause}` } : { verified: true, ...asked };
}

async function askForConsent(
  url: string,
  { agent, timeoutMs, origin }: ChallengeContext,
): Promise<{ allowedPerMinute: number | null } | { cause: string }> {
  const headers = { 'webhook-request-origin': origin };
  const outcome = await callEndpoint(agent, { url, method: 'OPTIONS', headers }, timeoutMs);
  if ('cause' in outcome) return outcome;
  const { status, headers: answered } = outcome.answer;
  if (status < 200 || status >= 300) return { cause: `http_${status}` };
  const allowed = answered['webhook-allowed-origin'];
  if (allowed !== '*' && allowed?.toLowerCase() !== origin.toLowerCase())
    return { cause: 'origin_not_allowed' };
  return { allowedPerMinute: allowedRate(answered['webhook-allowed-rate']) };
}

/** Requests a minute; null when the endpoint names no bound or says that it has none. */
function allowedRate(header: string | undefined): number | null {
  const perMinute = /^\d{1,9}$/.test(header ?? '') ? Number(header) : 0;
  return perMinute > 0 ? perMinute : null;
}

async function challenge(
  url: string,
  secrets: readonly string[],
  { agent, timeoutMs, now }: ChallengeContext,
): Promise<string | null> {
  const text = randomBytes(challengeBytes).toString('base64url');
  const body = JSON.stringify({ type: 'loudou.subscriber.challenge', challenge: text });
  const id = `msg_challenge_${randomBytes(12).toString('base64url')}`;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  };
  const outcome = await callEndpoint(agent, { url, method: 'POST', headers, body }, timeoutMs);
  return 'cause' in outcome ? outcome.cause : answerFault(outcome.answer, secrets, text);
}

function answerFault(
  { status, body }: EndpointAnswer,
  secrets: readonly string[],
  challenge: string,
): string | null {
  if (status !== 200) return `http_${status}`;
  const answered = ChallengeAnswer.safeParse(parseJson(body));
  if (!answered.success) return 'answer_malformed';
  return isChallengeAnswered(secrets, challenge, answered.data) ? null : 'answer_wrong';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
