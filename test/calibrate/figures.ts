import { statistics } from '../../bff/src/experiment';

/** The figures of an answer that must not be refused here. */
export function figuresOf<Figures extends object>(answer: statistics.Answer<Figures>): Figures {
  if (statistics.isCannot(answer)) throw new Error(`refused: ${answer.cannot}`);
  return answer;
}
