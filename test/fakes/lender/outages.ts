import type { Request, Response } from 'express';
import { CoreProblem } from './problem';

/** How the stand-in fails as a network peer; changed by tests while it runs. */
export function createOutages() {
  let state: 'up' | 'down' | 'silent' = 'up';
  const answerDelaysMs = new Map<string, number>();
  const lostAnswers = new Map<string, number>();

  return {
    goDown: (how: 'down' | 'silent' = 'down') => void (state = how),
    comeBack: () => void (state = 'up'),
    /** The operation takes effect at once and is answered later: what a time-out leaves unknown. */
    answerLate: (operationId: string, delayMs: number) => void answerDelaysMs.set(operationId, delayMs),
    /** The next answers of the operation never arrive, though it took effect. */
    loseAnswers: (operationId: string, count: number) => void lostAnswers.set(operationId, count),

    /** Before anything is done. Returns false if there will be no answer at all. */
    admits(): boolean {
      if (state === 'down') throw new CoreProblem(503, 'down');
      return state === 'up';
    },
    /** After it is done. Returns false if the answer got lost. */
    async letsAnswer(operationId: string, request: Request, response: Response): Promise<boolean> {
      const delayMs = answerDelaysMs.get(operationId) ?? 0;
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs).unref());
      const left = lostAnswers.get(operationId) ?? 0;
      if (left > 0) {
        lostAnswers.set(operationId, left - 1);
        request.socket.destroy();
      }
      return left === 0 && !response.destroyed;
    },
  };
}

export type Outages = ReturnType<typeof createOutages>;
