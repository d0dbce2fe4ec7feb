import { performance } from 'node:perf_hooks';
import type { FunnelAnswer, FunnelStepName } from '../../../bff/src/analytics';

export interface ConsoleWindow {
  ask(input: object): Promise<FunnelAnswer>;
}

/** Signs in at the console's own door and asks as its page does. */
export async function openConsole(
  bffUrl: string,
  operator: { name: string; password: string },
): Promise<ConsoleWindow> {
  const headers = { 'content-type': 'application/json', 'x-loudou-console': '1' };
  const signedIn = await fetch(`${bffUrl}/trpc/operator.signIn`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ signInName: operator.name, password: operator.password }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0];
  if (!signedIn.ok || !cookie) throw new Error(`The console did not open: ${signedIn.status}`);
  return {
    async ask(input) {
      const answer = await fetch(`${bffUrl}/trpc/analytics.funnel`, {
        method: 'POST',
        headers: { ...headers, cookie },
        body: JSON.stringify(input),
      });
      if (!answer.ok) throw new Error(`The funnel did not answer: ${answer.status}`);
      return ((await answer.json()) as { result: { data: FunnelAnswer } }).result.data;
    },
  };
}

const giveUpAfterMs = 60_000;

/** How long until the funnel of this ad account shows somebody at the step, asked again at this pace. */
export async function msUntilShown(
  { ask }: ConsoleWindow,
  seen: { account: string; step: FunnelStepName; day: string },
  pace: { firstMs: number; everyMs: number },
): Promise<number> {
  const startedMs = performance.now();
  const question = {
    days: { from: seen.day, to: seen.day },
    filters: [{ dimension: 'account', values: [seen.account] }],
    // Hands as quick as these are taken for a bot's.
    includeMarked: true,
  };
  for (let waitMs = pace.firstMs; ; waitMs = pace.everyMs) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const { total } = await ask(question);
    const tookMs = performance.now() - startedMs;
    if (total.steps.find(({ step }) => step === seen.step)!.people > 0) return tookMs;
    if (tookMs > giveUpAfterMs) throw new Error(`${seen.step} of ${seen.account} never stood on the funnel`);
  }
}
