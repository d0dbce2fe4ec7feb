import { jsonObjectOf, pauseOf, verdictOfStatus } from '../http-answer';
import type { SinkAnswer, Verdict } from '../sink-definition';
import { meaningOfCode } from './codes';
import { type Failure, failuresOf, integerOf } from './failures';
import type { ConversionMessage } from './mapping';

/** The word on the call as a whole, in the header of the answer. */
const headerStatus = { success: 0, partial: 1, systemError: 3 };

/** The platform takes what is good of a call and lists the rest by position. */
export function readAnswer(answer: SinkAnswer, messages: readonly ConversionMessage[]): Verdict[] {
  if (!messages.every(({ isSetUp }) => isSetUp)) {
    return messages.map(() => ({ verdict: 'account_at_fault', cause: 'account_not_set_up' }));
  }
  const byStatus = verdictOfStatus(answer);
  if (byStatus)
    return all(messages, byStatus.verdict === 'rejected' ? refusal(byStatus.cause, messages) : byStatus);
  const header = headerOf(answer);
  const status = typeof header?.status === 'number' ? integerOf(header.status) : null;
  if (!header || status === null) return all(messages, { verdict: 'unknown', cause: 'answer_unreadable' });
  return readHeader(status, failuresOf(header), answer, messages);
}

function readHeader(
  status: number,
  failures: readonly Failure[],
  answer: SinkAnswer,
  messages: readonly ConversionMessage[],
): Verdict[] {
  const isTaken = status === headerStatus.success || status === headerStatus.partial;
  if (status === headerStatus.success && failures.length === 0) return all(messages, { verdict: 'accepted' });
  if (status === headerStatus.systemError) {
    return all(messages, { verdict: 'later', cause: 'status_3', ...pauseOf(answer) });
  }
  if (!isTaken) return readRefusal(status, failures, answer, messages);
  const failed = byPosition(failures, messages);
  // Some of it took effect and nobody can tell which: the same ids may go again.
  if (!failed) return all(messages, { verdict: 'unknown', cause: 'positions_unreadable' });
  return messages.map((message, index) => {
    const failure = failed.get(index);
    return failure ? verdictOfFailure(failure, status, answer, message) : { verdict: 'accepted' };
  });
}

/** Nothing took effect: by the account's fault, by each row's own when all are listed, or by one of several. */
function readRefusal(
  status: number,
  failures: readonly Failure[],
  answer: SinkAnswer,
  messages: readonly ConversionMessage[],
): Verdict[] {
  const codes = messages[0]?.codes;
  const general = failures.find(({ code }) => isGeneral(meaningOfCode(code, codes)));
  const [message] = messages;
  if (general && message) return all(messages, verdictOfFailure(general, status, answer, message));
  const failed = byPosition(failures, messages);
  if (failed?.size === messages.length) {
    return messages.map((each, index) => verdictOfFailure(failed.get(index)!, status, answer, each));
  }
  return all(messages, refusal(causeOf(failures[0] ?? null, status), messages));
}

const isGeneral = (meaning: ReturnType<typeof meaningOfCode>) =>
  meaning === 'later' || meaning === 'account_at_fault';

/** Null unless every entry names a conversion of this call, and there is one. */
function byPosition(
  failures: readonly Failure[],
  messages: readonly ConversionMessage[],
): Map<number, Failure> | null {
  const first = messages[0]?.positionsFrom ?? 0;
  const failed = new Map<number, Failure>();
  for (const failure of failures) {
    const index = failure.position === null ? -1 : failure.position - first;
    if (index < 0 || index >= messages.length) return null;
    failed.set(index, failure);
  }
  return failed.size > 0 ? failed : null;
}

function verdictOfFailure(
  failure: Failure,
  status: number,
  answer: SinkAnswer,
  { codes }: ConversionMessage,
): Verdict {
  const cause = causeOf(failure, status);
  switch (meaningOfCode(failure.code, codes)) {
    case 'later':
      return { verdict: 'later', cause, ...pauseOf(answer) };
    case 'account_at_fault':
      return { verdict: 'account_at_fault', cause };
    default:
      return { verdict: 'rejected', cause };
  }
}

const causeOf = (failure: Failure | null, status: number) =>
  failure?.code == null ? `status_${status}` : `code_${failure.code}`;

const refusal = (cause: string, messages: readonly unknown[]): Verdict =>
  messages.length > 1 ? { verdict: 'refused_batch', cause } : { verdict: 'rejected', cause };

const all = (messages: readonly unknown[], verdict: Verdict): Verdict[] => messages.map(() => verdict);

function headerOf(answer: SinkAnswer): Record<string, unknown> | null {
  const header = jsonObjectOf(answer)?.header;
  return typeof header === 'object' && header !== null ? (header as Record<string, unknown>) : null;
}
