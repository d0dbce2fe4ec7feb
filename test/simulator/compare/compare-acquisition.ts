import type { SpendLine } from '../plan/spend.types';
import type { Ask } from '../drive/operator';
import { billionths, type Bought, costed, type Figures, figuresOf } from '../truth/acquisition';
import { customersOf } from '../truth/count-funnel';
import type { Journey } from '../truth/journeys';
import { firstDayOf, periodAt } from '../truth/periods';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';

interface Rate {
  reached: number;
  base: number;
  low: number;
  high: number;
}
interface Cost {
  people: number;
  spendFen: number;
  valueFen: number | null;
  lowFen: number;
  highFen: number | null;
}
interface Group {
  adPlatform: string;
  account: string;
  key: string;
  name: string | null;
  figures: {
    spendFen: number | null;
    impressions: number | null;
    clicks: number | null;
    people: Record<string, number>;
    cost: Record<string, Cost | null>;
    completion: Rate | null;
    credit: Rate | null;
    draw: Rate | null;
    gradeA: Rate | null;
    costGradeA: Cost | null;
    ungraded: number;
  };
}
interface Answer {
  spend: Truth['spend']['basis'];
  paid: Group;
  unpaid: Group;
  groups: Group[];
  groupsTotal: number;
}

const breakdowns = ['adPlatform', 'account', 'plan', 'creative', 'week', 'entryKind', 'host'] as const;
type Breakdown = (typeof breakdowns)[number];

/** Reports of spend say nothing of these. */
const isWithoutSpend = (breakdown: Breakdown) => breakdown === 'entryKind' || breakdown === 'host';

/** Who came by what, how far they came, how good they were and what they cost, with and without the marked. */
export async function compareAcquisition(ask: Ask, truth: Truth): Promise<Comparison> {
  const { same, sameUnder, result } = comparison('acquisition');
  const { asOfMs, days, spend } = truth;
  for (const includeMarked of [false, true]) {
    const journeys = includeMarked ? truth.journeys : customersOf(truth.journeys);
    const paid = journeys.filter(({ source }) => source.adPlatform !== '');
    const unpaid = journeys.filter(({ source }) => source.adPlatform === '');
    for (const breakdown of breakdowns) {
      const what = `${breakdown}, marked ${includeMarked}`;
      const answer = await ask<Answer>('analytics.acquisition', { days, breakdown, includeMarked });
      for (const [name, value] of Object.entries(spend.basis))
        same(`${what}: ${name} of all reports`, answer.spend[name as keyof typeof spend.basis], value);
      const sameFigures = (key: string, said: Group | undefined, bought: Bought) =>
        sameUnder(`${what}: ${key},`, said ? plain(said) : new Map(), figuresOf(bought, asOfMs));
      sameFigures('paid', answer.paid, { journeys: paid, spend: spend.lines });
      sameFigures('unpaid', answer.unpaid, { journeys: unpaid, spend: null });
      const all = groupsOf(truth, breakdown, breakdown === 'week' ? paid : journeys);
      const planted = largest(breakdown, all);
      same(`${what}: groups in all`, answer.groupsTotal, all.size);
      same(`${what}: groups`, answer.groups.map(nameOf), [...planted.keys()]);
      const said = new Map(answer.groups.map((group) => [nameOf(group), group]));
      for (const [key, bought] of planted) {
        sameFigures(key, said.get(key), bought);
        same(`${what}: ${key}, name`, said.get(key)?.name ?? null, plannedName(truth, breakdown, key));
      }
    }
  }
  return result();
}

const nameOf = ({ adPlatform, account, key }: Group) => `${adPlatform} ${account} ${key}`;

/** People and spend under the same name; either may stand there without the other. */
function groupsOf({ spend }: Truth, breakdown: Breakdown, journeys: readonly Journey[]): Map<string, Bought> {
  const groups = new Map<string, Bought>();
  const groupOf = (key: string) => {
    const found = groups.get(key) ?? { journeys: [], spend: isWithoutSpend(breakdown) ? null : [] };
    groups.set(key, found);
    return found;
  };
  for (const journey of journeys) {
    const { source, arrivedMs } = journey;
    const account = source.account || (spend.accounts.get(`${source.adPlatform} ${source.plan}`) ?? '');
    groupOf(keyOf({ ...source, account }, breakdown, arrivedMs)).journeys.push(journey);
  }
  if (!isWithoutSpend(breakdown))
    for (const line of spend.lines)
      groupOf(keyOf(line, breakdown, Date.parse(`${line.day}T00:00:00+08:00`))).spend!.push(line);
  return groups;
}

function keyOf(
  of: Pick<SpendLine, 'adPlatform' | 'account' | 'plan' | 'creative'> & { entryKind?: string; host?: string },
  breakdown: Breakdown,
  atMs: number,
): string {
  switch (breakdown) {
    case 'week':
      return `  ${firstDayOf(periodAt(atMs, 'week'), 'week')}`;
    case 'adPlatform':
      return `${of.adPlatform}  ${of.adPlatform}`;
    case 'account':
    case 'plan':
    case 'creative':
      return `${of.adPlatform} ${of.account} ${of[breakdown]}`;
    default:
      return `  ${of[breakdown]!}`;
  }
}

const maxShown = 60;
const other = '  other';
const byThemselves = '  ';

/** The dearest first, then those with most people, and weeks by time; beyond the largest the bought and the others are one group each. */
function largest(breakdown: Breakdown, groups: ReadonlyMap<string, Bought>): Map<string, Bought> {
  const fenOf = ({ spend }: Bought) => (spend ?? []).reduce((sum, { spendFen }) => sum + spendFen, 0);
  const inOrder = [...groups].sort(
    ([oneKey, one], [anotherKey, another]) =>
      (breakdown === 'week'
        ? 0
        : fenOf(another) - fenOf(one) || another.journeys.length - one.journeys.length) ||
      oneKey.localeCompare(anotherKey),
  );
  const shown = new Map(inOrder.slice(0, maxShown));
  const isBought = (key: string) => isWithoutSpend(breakdown) || !key.startsWith(' ');
  for (const [key, { journeys, spend }] of inOrder
    .slice(maxShown)
    .sort(([one], [another]) => Number(isBought(one)) - Number(isBought(another)))) {
    const name = isBought(key) ? other : byThemselves;
    const rest = shown.get(name) ?? { journeys: [], spend: spend && [] };
    shown.set(name, {
      journeys: [...rest.journeys, ...journeys],
      spend: rest.spend && [...rest.spend, ...spend!],
    });
  }
  return shown;
}

function plannedName({ spend }: Truth, breakdown: Breakdown, name: string): string | null {
  const [adPlatform, , key] = name.split(' ');
  return spend.names.get(`${breakdown} ${adPlatform} ${key}`) || null;
}

function plain({ figures }: Group): Figures {
  const { completion, credit, draw, gradeA } = figures;
  const said: Figures = new Map<string, number | string | null>([
    ['spend', figures.spendFen],
    ['impressions', figures.impressions],
    ['clicks', figures.clicks],
    ['ungraded', figures.ungraded],
  ]);
  setShare(said, 'completion', completion);
  setShare(said, 'credit', credit);
  setShare(said, 'draw', draw);
  setShare(said, 'grade A', gradeA);
  for (const step of costed) {
    said.set(step, figures.people[step]!);
    setCost(said, step, figures.cost[step] ?? null);
  }
  setCost(said, 'grade A', figures.costGradeA);
  return said;
}

function setCost(said: Figures, name: string, cost: Cost | null): void {
  said.set(`cost of ${name}: of`, cost && `${cost.spendFen} by ${cost.people}`);
  said.set(`cost of ${name}`, cost && cost.valueFen);
  said.set(`cost of ${name}: low`, cost && cost.lowFen);
  said.set(`cost of ${name}: high`, cost && cost.highFen);
}

function setShare(said: Figures, name: string, rate: Rate | null): void {
  said.set(name, rate && `${rate.reached} of ${rate.base}`);
  said.set(`${name}: low`, billionths(rate?.low));
  said.set(`${name}: high`, billionths(rate?.high));
}
