import { causeOfCode, jsonObjectOf, pauseOf, verdictOfStatus } from '../http-answer';
import type { SinkAnswer, Verdict } from '../sink-definition';
import type { ActivateMessage, AnswerResults } from './mapping';

const success = 1;

export function readActivateAnswer(answer: SinkAnswer, messages: readonly ActivateMessage[]): Verdict[] {
  return messages.map(({ results }) => verdictOfStatus(answer) ?? verdictOfBody(answer, results));
}

/** The status was fine, which says nothing yet: `result` in the body does. */
function verdictOfBody(answer: SinkAnswer, results: AnswerResults): Verdict {
  const result = jsonObjectOf(answer)?.result;
  if (!Number.isSafeInteger(result)) return { verdict: 'unknown', cause: 'unreadable_body' };
  return verdictOfResult(result as number, answer, results);
}

function verdictOfResult(result: number, answer: SinkAnswer, results: AnswerResults): Verdict {
  const cause = causeOfCode('result', result);
  if (result === success) return { verdict: 'accepted' };
  if (results.retryableResults.includes(result)) return { verdict: 'later', cause, ...pauseOf(answer) };
  if (results.accountFaultResults.includes(result)) {
    return { verdict: 'account_at_fault', cause, ...pauseOf(answer) };
  }
  return { verdict: 'rejected', cause };
}
