import type { Ask } from './operator';

const pollEveryMs = 200;
const giveUpAfterMs = 300_000;

/** Until the reports count everything that was recorded. */
export async function awaitReports(ask: Ask): Promise<void> {
  const deadlineMs = Date.now() + giveUpAfterMs;
  for (;;) {
    const { behindMs, built, building } = await ask<{ behindMs: number; built: boolean; building: unknown }>(
      'analytics.freshness',
    );
    if (built && building === null && behindMs === 0) return;
    if (Date.now() > deadlineMs) throw new Error(`the reports are still ${behindMs} ms behind`);
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
}
