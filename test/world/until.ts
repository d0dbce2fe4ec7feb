const pollEveryMs = 60;
const giveUpAfterMs = 60_000;

/** Asks again and again until there is an answer, and fails loudly when none comes. */
export async function until<Answer>(ask: () => Promise<Answer | null>): Promise<Answer> {
  const deadline = Date.now() + giveUpAfterMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
}
