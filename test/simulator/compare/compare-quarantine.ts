import type { Ask } from '../drive/operator';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';

interface QuarantineGroup {
  reason: string;
  eventName: string | null;
  appVersion: string;
  rows: number;
}

/** The quarantine holds every malformed event under the reason it was made for, and nothing else. */
export async function compareQuarantine(ask: Ask, truth: Truth): Promise<Comparison> {
  const compared = comparison('quarantine');
  const groups = await ask<QuarantineGroup[]>('behaviour.quarantine.groups');
  const count = (rows: { reason: string; appVersion: string; rows: number }[]) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const key = `${row.reason} of ${row.appVersion}`;
      counts.set(key, (counts.get(key) ?? 0) + row.rows);
    }
    return counts;
  };
  compared.sameUnder(
    'held as',
    count(groups),
    count(truth.lived.malformed.map(({ kind, appVersion }) => ({ reason: kind, appVersion, rows: 1 }))),
  );
  compared.same(
    'held in all',
    groups.reduce((sum, { rows }) => sum + rows, 0),
    truth.lived.malformed.length,
  );
  return compared.result();
}
