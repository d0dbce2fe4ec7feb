import { causeOfCode, jsonObjectOf, pauseOf, verdictOfStatus } from '../http-answer';
import type { SinkAnswer, Verdict } from '../sink-definition';
import type { AnswerCodes, ConversionMessage } from './mapping';

const success = 0;
/** Not documented; the published clients do not take it for an error. */
const undocumented = 128;

export function readConversionAnswer(answer: SinkAnswer, messages: readonly ConversionMessage[]): Verdict[] {
  return messages.map(({ codes }) => verdictOfStatus(answer) ?? verdictOfBody(answer, codes));
}

/** The status was fine, which says nothing yet: the code in the body does. */
function verdictOfBody(answer: SinkAnswer, codes: AnswerCodes): Verdict {
  const code = jsonObjectOf(answer)?.code;
  if (!Number.isSafeInteger(code)) return { verdict: 'unknown', cause: 'unreadable_body' };
  return verdictOfCode(code as number, answer, codes);
}

function verdictOfCode(code: number, answer: SinkAnswer, codes: AnswerCodes): Verdict {
  const cause = causeOfCode('code', code);
  if (code === success) return { verdict: 'accepted' };
  if (codes.retryableCodes.includes(code)) return { verdict: 'later', cause, ...pauseOf(answer) };
  if (codes.accountFaultCodes.includes(code)) {
    return { verdict: 'account_at_fault', cause, ...pauseOf(answer) };
  }
  if (code !== undocumented || codes.code128 === 'rejected') return { verdict: 'rejected', cause };
  return codes.code128 === 'accepted' ? { verdict: 'accepted' } : { verdict: 'unknown', cause };
}
