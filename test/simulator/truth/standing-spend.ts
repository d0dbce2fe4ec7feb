import type { Plan } from '../plan/plan.types';
import type { SpendFile, SpendLine } from '../plan/spend.types';

/** One day of one account, as one report told it. */
interface Version {
  lines: SpendLine[];
  takenBack: boolean;
}

/** What the dry run of a report must say it would change. */
export interface Changes {
  new: number;
  restated: number;
  same: number;
}

export interface StandingSpend {
  lines: SpendLine[];
  /** Along the reports. */
  changes: Changes[];
  basis: {
    spendFen: number;
    parts: number;
    restated: number;
    restatedByFen: number;
    highestVersion: number;
    days: number;
  };
  /** Of accounts and plans, as the reports call them, by platform and id. */
  names: Map<string, string>;
  /** Whose plan it is, by platform and plan, where a link does not say. */
  accounts: Map<string, string>;
}

/** What stands when the reports of a plan were brought in one after the other: the newest of each day and account. */
export function standingSpend({ spend }: Pick<Plan, 'spend'>): StandingSpend {
  const parts = new Map<string, Version[]>();
  const changes = spend.map((file) => bringIn(file, parts));
  const standing = [...parts.values()].flatMap((versions) => {
    const kept = versions.filter(({ takenBack }) => !takenBack);
    const newest = kept.at(-1);
    return newest ? [{ ...newest, before: kept.at(-2), number: versions.indexOf(newest) + 1 }] : [];
  });
  const restated = standing.flatMap(({ lines, before }) =>
    before ? [fenOf(lines) - fenOf(before.lines)] : [],
  );
  const lines = standing.flatMap((part) => part.lines);
  const told = spend.flatMap((file) => (file.fate === 'never_confirmed' ? [] : file.lines));
  return {
    lines,
    changes,
    basis: {
      spendFen: fenOf(lines),
      parts: standing.length,
      restated: restated.length,
      restatedByFen: restated.reduce((sum, fen) => sum + fen, 0),
      highestVersion: Math.max(0, ...standing.map(({ number }) => number)),
      days: new Set(lines.map(({ day }) => day)).size,
    },
    names: new Map(
      told.flatMap(({ adPlatform, account, accountName, plan, planName }) => [
        [`account ${adPlatform} ${account}`, accountName],
        [`plan ${adPlatform} ${plan}`, planName],
      ]),
    ),
    accounts: new Map(told.map(({ adPlatform, plan, account }) => [`${adPlatform} ${plan}`, account])),
  };
}

function bringIn({ lines, fate }: SpendFile, parts: Map<string, Version[]>): Changes {
  const changes: Changes = { new: 0, restated: 0, same: 0 };
  const own = new Map<string, SpendLine[]>();
  for (const line of lines) {
    const key = `${line.adPlatform} ${line.account} ${line.day}`;
    own.set(key, [...(own.get(key) ?? []), line]);
  }
  for (const [key, told] of own) {
    const versions = parts.get(key) ?? [];
    const stands = versions.findLast(({ takenBack }) => !takenBack);
    const change = !stands
      ? 'new'
      : JSON.stringify(stands.lines) === JSON.stringify(told)
        ? 'same'
        : 'restated';
    changes[change] += 1;
    if (fate === 'never_confirmed' || change === 'same') continue;
    parts.set(key, [...versions, { lines: told, takenBack: fate === 'taken_back' }]);
  }
  return changes;
}

export const fenOf = (lines: readonly SpendLine[]): number =>
  lines.reduce((sum, { spendFen }) => sum + spendFen, 0);

/** Null where no line says it. */
export function sumOf(lines: readonly SpendLine[], column: 'impressions' | 'clicks'): number | null {
  const said = lines.flatMap((line) => line[column] ?? []);
  return said.length === 0 ? null : said.reduce((sum, count) => sum + count, 0);
}
