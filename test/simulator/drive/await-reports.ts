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
    if (built && building === null && behindMs === 0) return awaitColumns(ask, deadlineMs);
    if (Date.now() > deadlineMs) throw new Error(`the reports are still ${behindMs} ms behind`);
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
}

const unchangedForMs = 3_000;

/** The columnar copy follows by a second or so: until nothing has been added to it for a while. */
async function awaitColumns(ask: Ask, deadlineMs: number): Promise<void> {
  let events = -1;
  for (let sinceMs = Date.now(); Date.now() - sinceMs < unchangedForMs;) {
    const status = await ask<{ state: string; events?: number }>('analytics.reportStore');
    if (status.state !== 'ready' || status.events !== events) sinceMs = Date.now();
    events = status.events ?? -1;
    if (Date.now() > deadlineMs) throw new Error(`the columnar copy is ${status.state} and does not stand`);
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
}
