import { AppError } from '../platform/errors';

export interface AskTogetherBounds {
  maxKeysPerRound: number;
  maxRoundsInFlight: number;
  maxWaitingKeys: number;
}

const defaultBounds: AskTogetherBounds = {
  maxKeysPerRound: 500,
  maxRoundsInFlight: 2,
  maxWaitingKeys: 5_000,
};

interface Waiting<Answer> {
  resolve(answer: Answer | undefined): void;
  reject(error: unknown): void;
}

/**
 * One question for all who ask at the same time. Nothing is remembered: who asks after a question left is answered
 * by the next one, so what was changed before is seen at once. At the bound it refuses with `overloaded`.
 */
export function askTogether<Answer>(
  askAll: (keys: string[]) => Promise<ReadonlyMap<string, Answer>>,
  bounds: AskTogetherBounds = defaultBounds,
): (key: string) => Promise<Answer | undefined> {
  const waiting = new Map<string, Waiting<Answer>[]>();
  let roundsInFlight = 0;
  let isArranged = false;

  function arrange(): void {
    if (isArranged || waiting.size === 0 || roundsInFlight >= bounds.maxRoundsInFlight) return;
    isArranged = true;
    setImmediate(() => {
      isArranged = false;
      void ask();
    });
  }

  async function ask(): Promise<void> {
    const round = [...waiting].slice(0, bounds.maxKeysPerRound);
    round.forEach(([key]) => waiting.delete(key));
    roundsInFlight += 1;
    arrange();
    try {
      const answers = await askAll(round.map(([key]) => key));
      for (const [key, all] of round) all.forEach(({ resolve }) => resolve(answers.get(key)));
    } catch (error) {
      for (const [, all] of round) all.forEach(({ reject }) => reject(error));
    } finally {
      roundsInFlight -= 1;
      arrange();
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      const same = waiting.get(key);
      if (same) return void same.push({ resolve, reject });
      if (waiting.size >= bounds.maxWaitingKeys) return reject(new AppError('overloaded'));
      waiting.set(key, [{ resolve, reject }]);
      arrange();
    });
}
