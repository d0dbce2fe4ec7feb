import { jsonObjectOf, pauseOf, verdictOfStatus } from '../http-answer';
import type { SinkAnswer, Verdict } from '../sink-definition';
import { meaningOfCode } from './codes';
import type { ActionMessage } from './mapping';

/** The platform answers for the call as a whole: every action of it, or none. */
export function readAnswer(answer: SinkAnswer, messages: readonly ActionMessage[]): Verdict[] {
  const verdict: Verdict = messages.every(({ isSetUp }) => isSetUp)
    ? verdictOf(answer, messages)
    : { verdict: 'account_at_fault', cause: 'account_not_set_up' };
  return messages.map(() => verdict);
}

function verdictOf(answer: SinkAnswer, messages: readonly ActionMessage[]): Verdict {
  const byStatus = verdictOfStatus(answer);
  const isRefused = byStatus?.verdict === 'rejected';
  if (byStatus && !isRefused) return byStatus;
  const code = codeOf(answer);
  if (code !== null && code !== 0) return verdictOfCode(code, answer, messages);
  if (isRefused) return refusal(byStatus.cause, messages);
  return code === 0 ? { verdict: 'accepted' } : { verdict: 'unknown', cause: 'answer_unreadable' };
}

function verdictOfCode(code: number, answer: SinkAnswer, messages: readonly ActionMessage[]): Verdict {
  const cause = causeOfCode(code);
  switch (meaningOfCode(code, messages[0]?.codes)) {
    case 'later':
      return { verdict: 'later', cause, ...pauseOf(answer) };
    case 'account_at_fault':
      return { verdict: 'account_at_fault', cause };
    default:
      return refusal(cause, messages);
  }
}

/** One bad action fails its whole call and nothing takes effect, so only a call of one says which. */
const refusal = (cause: string, messages: readonly unknown[]): Verdict =>
  messages.length > 1 ? { verdict: 'refused_batch', cause } : { verdict: 'rejected', cause };

/** Null unless the body is an object with a whole number as its code. */
export function codeOf(answer: SinkAnswer): number | null {
  const code = jsonObjectOf(answer)?.code;
  return typeof code === 'number' && Number.isSafeInteger(code) ? code : null;
}

export const causeOfCode = (code: number) => `code_${code < 0 ? 'minus_' : ''}${Math.abs(code)}`;
