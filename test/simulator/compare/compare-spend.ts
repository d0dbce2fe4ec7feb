import type { SpendTrial } from '../drive/import-spend';
import type { SpendFile } from '../plan/spend.types';
import type { Ask } from '../drive/operator';
import { fenOf, sumOf } from '../truth/standing-spend';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';

interface Import {
  state: 'confirmed' | 'undone';
  fileName: string;
  rows: number;
  spendFen: number;
  from: string | null;
  to: string | null;
}

/** What each dry run told of its report, and the list of what was brought in. */
export async function compareSpend(
  ask: Ask,
  truth: Truth,
  trials: readonly SpendTrial[],
): Promise<Comparison> {
  const { same, result } = comparison('spend imports');
  const strange = strangePlans(truth);
  truth.plan.spend.forEach((file, place) => {
    const planted = trialOf(file, truth.spend.changes[place]!, strange);
    const said = plain(trials[place]!, strange);
    for (const [name, value] of Object.entries(planted))
      same(`${file.fileName}: ${name}`, said[name as keyof typeof planted], value);
  });
  const imports = await ask<Import[]>('spend.imports');
  const planted = truth.plan.spend.filter(({ fate }) => fate !== 'never_confirmed').map(importOf);
  const inOrder = (one: Import, other: Import) => (one.fileName < other.fileName ? -1 : 1);
  same('imports', imports.length, planted.length);
  planted.sort(inOrder);
  // All of them are of one standing moment.
  imports.sort(inOrder).forEach(({ state, fileName, rows, spendFen, from, to }, place) => {
    same(`import ${fileName}`, { state, fileName, rows, spendFen, from, to }, planted[place] ?? null);
  });
  return result();
}

/** Plans that no link of the run bears; of others it depends on who was counted at that moment. */
function strangePlans({ lived }: Truth): (adPlatform: string, plan: string) => boolean {
  const borne = new Set(lived.touches.map(({ words }) => `${words.adPlatform} ${words.plan}`));
  return (adPlatform, plan) => !borne.has(`${adPlatform} ${plan}`);
}

function trialOf(
  { malformed, fate, totalLines, lines }: SpendFile,
  changes: SpendTrial['changes'],
  isStrange: ReturnType<typeof strangePlans>,
) {
  const unknown = lines.filter(({ adPlatform, plan }) => isStrange(adPlatform, plan));
  return {
    isReady: fate !== 'never_confirmed',
    problem: null,
    rows: lines.length,
    totalLines,
    bad: malformed ? [malformed] : [],
    badRows: malformed ? 1 : 0,
    totals: {
      spendFen: fenOf(lines),
      impressions: sumOf(lines, 'impressions'),
      clicks: sumOf(lines, 'clicks'),
    },
    changes,
    unknownAds: [...new Set(unknown.map(({ plan }) => plan))]
      .sort()
      .map((plan) => `${plan}: ${fenOf(unknown.filter((line) => line.plan === plan))}`),
  };
}

const plain = (
  { runId, problem, rows, totalLines, bad, badRows, totals, changes, unknownAds }: SpendTrial,
  isStrange: ReturnType<typeof strangePlans>,
): ReturnType<typeof trialOf> => ({
  isReady: runId !== null,
  problem: problem as null,
  rows,
  totalLines,
  bad: bad.map(({ line, problem: why, value }) => ({ line, problem: why, value: value ?? '' })),
  badRows,
  totals,
  changes,
  unknownAds: unknownAds
    .filter(({ adPlatform, planId }) => isStrange(adPlatform, planId))
    .map(({ planId, spendFen }) => `${planId}: ${spendFen}`)
    .sort(),
});

function importOf({ fate, fileName, lines }: SpendFile): Import {
  const days = lines.map(({ day }) => day).sort();
  return {
    state: fate === 'taken_back' ? 'undone' : 'confirmed',
    fileName,
    rows: lines.length,
    spendFen: fenOf(lines),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
}
