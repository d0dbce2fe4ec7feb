import type { Ask } from './operator';

const pollEveryMs = 200;
const giveUpAfterMs = 300_000;
/** Marks are given by a worker that rests between two looks. */
const unchangedForMs = 4_000;

/**
 * Until the reports count everything that was recorded. `moveTo` sets the standing time on, so that the columnar copy
 * can say that it holds whatever had begun by then.
 */
export async function awaitReports(
  ask: Ask,
  { moveTo, asOfMs }: { moveTo(atMs: number): Promise<void>; asOfMs: number },
): Promise<void> {
  const deadlineMs = Date.now() + giveUpAfterMs;
  const until = async (what: string, holds: () => Promise<boolean>) => {
    while (!(await holds())) {
      if (Date.now() > deadlineMs) throw new Error(`the reports do not stand: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
    }
  };
  let seen = '';
  let sinceMs = Date.now();
  await until('journeys', async () => {
    const { behindMs, built, building } = await ask<{ behindMs: number; built: boolean; building: unknown }>(
      'analytics.freshness',
    );
    const overview = JSON.stringify(await ask('traffic.overview'));
    if (overview !== seen || !built || building !== null || behindMs > 0) sinceMs = Date.now();
    seen = overview;
    return Date.now() - sinceMs >= unchangedForMs;
  });
  await moveTo(asOfMs);
  await until('columnar copy', async () => {
    const status = await ask<{ state: string; asOf?: string }>('analytics.reportStore');
    return status.state === 'ready' && Date.parse(status.asOf ?? '') >= asOfMs;
  });
}
