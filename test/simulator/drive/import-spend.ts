import type { SpendFile } from '../plan/spend.types';
import type { Ask } from './operator';

/** What the dry run of a report said. */
export interface SpendTrial {
  runId: string | null;
  problem: unknown;
  rows: number;
  totalLines: number;
  bad: { line: number; problem: string; value: string | null }[];
  badRows: number;
  totals: { spendFen: number; impressions: number | null; clicks: number | null };
  changes: { new: number; restated: number; same: number };
  unknownAds: { adPlatform: string; planId: string; spendFen: number }[];
}

/** An operator tries each report at the console's door, makes it count and takes back what was brought in by mistake. */
export async function importSpend(ask: Ask, files: readonly SpendFile[]): Promise<SpendTrial[]> {
  const trials: SpendTrial[] = [];
  for (const { adPlatform, accountId, fileName, text, fate } of files) {
    const trial = await ask.atDoor<SpendTrial>('spend-file', { adPlatform, accountId, fileName, text });
    trials.push(trial);
    if (fate === 'never_confirmed') continue;
    // Told in the comparison; what cannot be confirmed is not.
    if (trial.runId === null) continue;
    await ask('spend.confirm', { runId: trial.runId });
    if (fate === 'taken_back') await ask('spend.undo', { runId: trial.runId, reason: 'fen instead of yuan' });
  }
  return trials;
}
