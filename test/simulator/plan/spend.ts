import { beijingDate } from '@loudou/shared/calendar';
import { type AdNames, adsOf } from './ad-mix';
import type { Chance } from './chance';
import { dayMs } from './days';
import type { Household } from './plan.types';
import type { SpendFile, SpendLine } from './spend.types';
import { hasTotal, malformedReport, reportOf } from './spend-text';

interface Bought {
  fromFenPerClick: number;
  toFenPerClick: number;
  namesAccounts: boolean;
  namesPlans: boolean;
  /** Else a plan is the smallest that its report tells apart. */
  tellsCreatives: boolean;
}

const platforms: Record<string, Bought> = {
  ocean_engine: {
    fromFenPerClick: 260,
    toFenPerClick: 900,
    namesAccounts: true,
    namesPlans: true,
    tellsCreatives: true,
  },
  tencent_ads: {
    fromFenPerClick: 220,
    toFenPerClick: 700,
    namesAccounts: false,
    namesPlans: false,
    tellsCreatives: true,
  },
  kuaishou: {
    fromFenPerClick: 150,
    toFenPerClick: 400,
    namesAccounts: false,
    namesPlans: true,
    tellsCreatives: true,
  },
  baidu: {
    fromFenPerClick: 300,
    toFenPerClick: 1_200,
    namesAccounts: false,
    namesPlans: true,
    tellsCreatives: false,
  },
};

/** Of the ads by which somebody came on a day, those that the report passes over: people without spend. */
const passedOverShare = 0.06;
/** Of the others, those that cost something all the same: spend without people. */
const idleShare = 0.08;

/**
 * What the ads cost by which people come, as four reports, and how an operator brings them in: with a malformed line
 * first, restated afterwards, by mistake and taken back again.
 */
export function planSpend(
  chance: Chance,
  households: readonly Household[],
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): SpendFile[] {
  const arrivals = countArrivals(households);
  const linesOf = (adPlatform: string) => {
    const lines: SpendLine[] = [];
    for (let atMs = fromMs; atMs < untilMs; atMs += dayMs)
      lines.push(...linesOfDay(chance.branch(), adPlatform, beijingDate(atMs), arrivals));
    return lines;
  };
  const ocean = linesOf('ocean_engine');
  const tencent = linesOf('tencent_ads');
  const kuaishou = linesOf('kuaishou');
  const baidu = linesOf('baidu');
  return [
    {
      // Its last line cannot be read.
      ...file('ocean_engine', 'first', ocean.slice(0, -1), 'never_confirmed'),
      ...malformedReport('ocean_engine', ocean),
    },
    file('ocean_engine', 'mended', ocean, 'kept'),
    file('tencent_ads', 'first', tencent, 'kept'),
    // Fen where yuan belong: nothing stood before it, and nothing may stand after it.
    file('kuaishou', 'in fen', kuaishou.map(timesHundred), 'taken_back'),
    file('kuaishou', 'in yuan', kuaishou, 'kept'),
    { ...file('baidu', 'only', baidu, 'kept'), accountId: adsOf('baidu')[0]!.account },
    // Something stood before this one, and must stand again.
    file('tencent_ads', 'in fen', tencent.map(timesHundred), 'taken_back'),
    file('tencent_ads', 'restated', restate(chance.branch(), tencent), 'kept'),
    file('ocean_engine', 'again', ocean, 'never_confirmed'),
  ];
}

function file(adPlatform: string, which: string, lines: SpendLine[], fate: SpendFile['fate']): SpendFile {
  return {
    adPlatform,
    fileName: `${adPlatform} ${which}.csv`,
    text: reportOf(adPlatform, lines),
    lines,
    totalLines: hasTotal(adPlatform) ? 1 : 0,
    malformed: null,
    fate,
  };
}

const keyOf = (day: string, adPlatform: string, { account, plan, creative }: AdNames) =>
  [day, adPlatform, account, plan, creative].join(' ');

/** By day and ad; a link that does not name the account belongs to the only one that has the plan. */
function countArrivals(households: readonly Household[]): Map<string, number> {
  const arrivals = new Map<string, number>();
  for (const { acts } of households)
    for (const act of acts) {
      if (act.do !== 'open' || act.arrival.words.adPlatform === '') continue;
      const { adPlatform, account, plan, creative } = act.arrival.words;
      const named = { account: account || adsOf(adPlatform)[0]!.account, plan, creative };
      const key = keyOf(beijingDate(act.atMs), adPlatform, named);
      arrivals.set(key, (arrivals.get(key) ?? 0) + 1);
    }
  return arrivals;
}

function linesOfDay(
  chance: Chance,
  adPlatform: string,
  day: string,
  arrivals: ReadonlyMap<string, number>,
): SpendLine[] {
  const { tellsCreatives } = platforms[adPlatform]!;
  const lines: SpendLine[] = [];
  const ads = adsOf(adPlatform);
  for (const ad of ads) {
    const came = arrivals.get(keyOf(day, adPlatform, ad)) ?? 0;
    const isTold = came > 0 ? !chance.hits(passedOverShare) : chance.hits(idleShare);
    if (isTold) lines.push(lineOf(chance, adPlatform, day, ad, came + chance.whole(0, 2 + came)));
  }
  // An ad that no link of ours leads from.
  const { account, plan } = ads[0]!;
  const strange = { account, plan: `${plan.slice(0, -1)}5`, creative: `${plan.slice(0, -1)}591` };
  lines.push(lineOf(chance, adPlatform, day, strange, chance.whole(1, 9)));
  return tellsCreatives ? lines : byPlan(lines);
}

function lineOf(chance: Chance, adPlatform: string, day: string, ad: AdNames, clicks: number): SpendLine {
  const { fromFenPerClick, toFenPerClick, namesAccounts, namesPlans } = platforms[adPlatform]!;
  return {
    adPlatform,
    day,
    ...ad,
    accountName: namesAccounts ? `账户${ad.account.slice(-2)}` : '',
    planName: namesPlans ? `计划${ad.plan}` : '',
    spendFen: Math.round(clicks * chance.between(fromFenPerClick, toFenPerClick)),
    impressions: clicks * chance.whole(20, 90) + chance.whole(0, 60),
    // Some reports leave a nought out.
    clicks: clicks === 0 ? null : clicks,
  };
}

function byPlan(lines: readonly SpendLine[]): SpendLine[] {
  const plans = new Map<string, SpendLine>();
  for (const line of lines) {
    const sum = plans.get(line.plan);
    if (!sum) plans.set(line.plan, { ...line, creative: '' });
    else {
      sum.spendFen += line.spendFen;
      sum.impressions = plus(sum.impressions, line.impressions);
      sum.clicks = plus(sum.clicks, line.clicks);
    }
  }
  return [...plans.values()];
}

const plus = (one: number | null, other: number | null) =>
  one === null && other === null ? null : (one ?? 0) + (other ?? 0);

const timesHundred = (line: SpendLine): SpendLine => ({ ...line, spendFen: line.spendFen * 100 });

/** Every other day is told anew: a refund here, clicks struck out there, and a line less where there are several. */
function restate(chance: Chance, lines: readonly SpendLine[]): SpendLine[] {
  const days = [...new Set(lines.map(({ day }) => day))].filter((_, index) => index % 2 === 0);
  return days.flatMap((day) => {
    const own = lines.filter((line) => line.day === day);
    const kept = own.length > 1 ? own.slice(1) : own;
    return kept.map((line) => ({
      ...line,
      spendFen: Math.round(line.spendFen * chance.between(0.7, 1.05)) + 1,
      clicks: line.clicks && line.clicks - chance.whole(0, line.clicks - 1),
    }));
  });
}
