import type { CalendarDate } from '@loudou/shared/calendar';
import type { Queryable } from '../../platform/database';
import type { SourceFilter } from '../funnel/funnel-question';
import type { FunnelStepName } from '../funnel/steps';
import type { AcquisitionBreakdown } from './acquisition-question';
import { acquisitionSql, spendBasisSql, spendBreaksDownBy, spendNarrowsBy } from './acquisition.sql';
import { costedSteps, type GroupSums, type RipeSums } from './acquisition.rules';

export interface AcquisitionCells {
  from: CalendarDate;
  to: CalendarDate;
  breakdown: AcquisitionBreakdown;
  filters: readonly SourceFilter[];
  includeMarked: boolean;
  ripeUntil: Record<FunnelStepName, CalendarDate>;
}

export interface GroupKey {
  adPlatform: string;
  account: string;
  key: string;
}

export interface SummedGroup extends GroupKey {
  sums: GroupSums;
}

interface Row {
  kind: 'people' | 'spend';
  above: string;
  account: string;
  key: string;
  paid: boolean;
  people: number[] | null;
  ripe_people: number[][] | null;
  ripe_grades: number[][] | null;
  spend_fen: number | null;
  impressions: number | null;
  clicks: number | null;
  ripe_spend: number[] | null;
}

export interface SummedAcquisition {
  groups: SummedGroup[];
  /** Everybody whose arrival is credited to an ad platform, and all the spend. */
  paid: GroupSums;
  /** Everybody else. */
  unpaid: GroupSums;
}

/** People and spend of a stretch of days, by group, summed whole and over the days that are ripe for each step. */
export async function sumAcquisition(db: Queryable, cells: AcquisitionCells): Promise<SummedAcquisition> {
  const rows = await db.query<Row>(acquisitionSql(cells.breakdown, cells.filters), [
    cells.from,
    cells.to,
    cells.includeMarked,
    ...costedSteps.map((step) => cells.ripeUntil[step]),
    ...cells.filters.map(({ values }) => values),
  ]);
  const hasSpend = spendNarrowsBy(cells.filters);
  const isSplit = hasSpend && spendBreaksDownBy(cells.breakdown);
  const groups = new Map<string, SummedGroup>();
  const paid = noSums(hasSpend);
  const unpaid = noSums(false);
  for (const row of rows) {
    if (row.kind === 'people') add(row.paid ? paid : unpaid, row);
    else add(paid, row);
    if (row.kind === 'spend' && !isSplit) continue;
    // A week's spend is shared out among those whom it brought; whoever came by themselves stands apart.
    if (cells.breakdown === 'week' && !row.paid) continue;
    const name = `${row.above} ${row.account} ${row.key}`;
    const group = groups.get(name) ?? {
      adPlatform: row.above,
      account: row.account,
      key: row.key,
      sums: noSums(isSplit),
    };
    groups.set(name, group);
    add(group.sums, row);
  }
  return { groups: [...groups.values()], paid, unpaid };
}

const noRipe = (hasSpend: boolean): RipeSums => ({
  spendFen: hasSpend ? 0 : null,
  people: costedSteps.map(() => 0),
  grades: { A: 0, B: 0, C: 0 },
});

export const noSums = (hasSpend: boolean): GroupSums => ({
  spendFen: hasSpend ? 0 : null,
  impressions: null,
  clicks: null,
  people: costedSteps.map(() => 0),
  ripe: costedSteps.map(() => noRipe(hasSpend)),
});

function add(sums: GroupSums, row: Row): void {
  if (row.people) sums.people = sums.people.map((count, index) => count + row.people![index]!);
  if (row.spend_fen !== null && sums.spendFen !== null) sums.spendFen += row.spend_fen;
  if (row.impressions !== null) sums.impressions = (sums.impressions ?? 0) + row.impressions;
  if (row.clicks !== null) sums.clicks = (sums.clicks ?? 0) + row.clicks;
  sums.ripe.forEach((ripe, limit) => {
    if (row.ripe_people)
      ripe.people = ripe.people.map((count, index) => count + row.ripe_people![limit]![index]!);
    const grades = row.ripe_grades?.[limit];
    if (grades)
      ripe.grades = {
        A: ripe.grades.A + grades[0]!,
        B: ripe.grades.B + grades[1]!,
        C: ripe.grades.C + grades[2]!,
      };
    if (row.ripe_spend && ripe.spendFen !== null) ripe.spendFen += row.ripe_spend[limit]!;
  });
}

/** The groups that are beyond the largest, as one. */
export function addGroups(groups: readonly SummedGroup[]): GroupSums {
  const sum = noSums(groups.some(({ sums }) => sums.spendFen !== null));
  for (const { sums } of groups)
    add(sum, {
      kind: 'people',
      above: '',
      account: '',
      key: '',
      paid: true,
      people: sums.people,
      ripe_people: sums.ripe.map(({ people }) => people),
      ripe_grades: sums.ripe.map(({ grades }) => [grades.A, grades.B, grades.C]),
      spend_fen: sums.spendFen,
      impressions: sums.impressions,
      clicks: sums.clicks,
      ripe_spend: sums.spendFen === null ? null : sums.ripe.map(({ spendFen }) => spendFen ?? 0),
    });
  return sum;
}

/** Which reports of spend stand behind the days. */
export interface SpendBasis {
  spendFen: number;
  /** Days of accounts, and how many of them were restated. */
  parts: number;
  restated: number;
  restatedByFen: number;
  highestVersion: number;
  /** Days of the stretch that any report tells of. */
  days: number;
  newestAt: string | null;
}

export async function spendBehind(
  db: Queryable,
  days: { from: CalendarDate; to: CalendarDate },
): Promise<SpendBasis> {
  const row = await db.one<{
    newest_at: Date | null;
    parts: number;
    restated: number;
    highest_version: number;
    days: number;
    spend_fen: number;
    restated_by_fen: number;
  }>(spendBasisSql, [days.from, days.to]);
  return {
    spendFen: row.spend_fen,
    parts: row.parts,
    restated: row.restated,
    restatedByFen: row.restated_by_fen,
    highestVersion: row.highest_version,
    days: row.days,
    newestAt: row.newest_at?.toISOString() ?? null,
  };
}

/** What the reports of spend call these, where they do. */
export async function namesOfGroups(
  db: Queryable,
  kind: 'account' | 'plan' | 'creative',
  keys: readonly GroupKey[],
): Promise<Map<string, string>> {
  const rows = await db.query<{ ad_platform: string; id: string; name: string }>(
    `select name.ad_platform, name.id, name.name
     from unnest($2::text[], $3::text[]) as wanted (ad_platform, id)
     join spend_name name on name.kind = $1 and name.ad_platform = wanted.ad_platform and name.id = wanted.id
     where name.name <> ''`,
    [kind, keys.map(({ adPlatform }) => adPlatform), keys.map(({ key }) => key)],
  );
  return new Map(rows.map((row) => [`${row.ad_platform} ${row.id}`, row.name]));
}
