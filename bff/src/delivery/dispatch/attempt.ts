import type { Platform } from '../../platform/platform';
import { secretTexts } from '../accounts/account-secrets';
import type { WorkingAccount } from '../accounts/account.store';
import { hideIn, plainOf } from '../accounts/shown-text';
import type { AttemptRecord, ClaimedRow } from '../ledger/ledger.types';
import type { SinkAnswer, Verdict, WriteContext } from '../sinks/sink-definition';
import type { Sent, SendRequest } from '../transport/http-transport';
import { requestText, responseText } from './attempt-text';
import type { MappedParcel } from './prepare-parcels';

export interface AttemptContext {
  working: WorkingAccount;
  platform: Pick<Platform, 'clock'>;
  sendRequest: SendRequest;
  worldNow(): Date;
  nonce(): string;
  signal: AbortSignal;
  /** The receiver lives in our own database: what is recorded is received. */
  inside: boolean;
  maySend(rows: readonly ClaimedRow[]): boolean;
}

export interface Attempt {
  verdicts: (Verdict | { verdict: 'unsent'; cause: string })[];
  startedAt: Date;
  durationMs: number;
  request: string | null;
  answer: SinkAnswer | null;
}

/** One request for all of them, and what its answer says of each. */
export async function tryOnce(context: AttemptContext, parcels: readonly MappedParcel[]): Promise<Attempt> {
  const { definition, setup, settings, secrets } = context.working;
  const { platform } = context;
  const startedAt = platform.clock.now();
  const startedMs = performance.now();
  if (context.inside) {
    const verdicts = parcels.map(() => ({ verdict: 'accepted' }) as const);
    return { verdicts, startedAt, durationMs: 0, request: null, answer: null };
  }
  const messages = parcels.map(({ mapped }) => ('message' in mapped ? mapped.message : null));
  const write: WriteContext<unknown, unknown> = {
    settings,
    secrets,
    now: context.worldNow(),
    // Made only for those who ask: most receivers know no nonce.
    get nonce() {
      return context.nonce();
    },
  };
  const request = definition.write(messages, write);
  const rows = parcels.map(({ row }) => row);
  const sent = await context.sendRequest(request, {
    timeoutMs: setup.timeoutMs,
    signal: context.signal,
    mayLeave: () => !context.signal.aborted && context.maySend(rows),
  });
  return {
    verdicts: verdictsOf(sent, messages, context),
    startedAt,
    durationMs: Math.round(performance.now() - startedMs),
    request: requestText(definition.mask(request)),
    answer: 'answered' in sent ? withoutSecrets(sent.answered, parcels, secrets) : null,
  };
}

/** A receiver may echo what it was sent, click ids and tokens included. */
function withoutSecrets(answer: SinkAnswer, parcels: readonly MappedParcel[], secrets: unknown): SinkAnswer {
  if (answer.body === '') return answer;
  const own = secretTexts(secrets).map((text) => ({ text, kind: 'secret' }) as const);
  const needles = [...own, ...parcels.flatMap(({ hidden }) => hidden)];
  return { ...answer, body: plainOf(hideIn(answer.body, needles)) };
}

function verdictsOf(sent: Sent, messages: readonly unknown[], context: AttemptContext): Attempt['verdicts'] {
  if ('answered' in sent) return context.working.definition.read(sent.answered, messages);
  if ('unsent' in sent) return messages.map(() => ({ verdict: 'unsent', cause: sent.unsent }));
  return messages.map(() => ({ verdict: 'unknown', cause: sent.lost }));
}

/** What the ledger keeps of it for one of its rows. */
export const recordOf = (row: ClaimedRow, attempt: Attempt): AttemptRecord => ({
  number: row.attempts + 1,
  startedAt: attempt.startedAt,
  durationMs: attempt.durationMs,
  httpStatus: attempt.answer?.status ?? null,
  request: attempt.request,
  response: attempt.answer ? responseText(attempt.answer) : null,
});
