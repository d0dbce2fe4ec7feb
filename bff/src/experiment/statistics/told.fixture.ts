import { type Answer, isCannot } from './cannot';

/** Figures, or it ends here with the reason in its message. */
export function figuresOf<Figures extends object>(answer: Answer<Figures>): Figures {
  if (isCannot(answer)) throw new Error(`refused: ${answer.cannot}`);
  return answer;
}

/** Why there are none, or null. */
export const refusal = (answer: object) => (isCannot(answer) ? answer.cannot : null);
