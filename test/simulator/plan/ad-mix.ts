import { type Chance, someLetters, weighted } from './chance';
import type { HostName } from './plan.types';

/** What the product must read from an entry; '' where the link does not say. */
export interface SourceWords {
  entryKind: string;
  adPlatform: string;
  account: string;
  plan: string;
  creative: string;
  partner: string;
  creator: string;
  liveRoom: string;
  keyword: string;
}

export interface Entry {
  host: HostName;
  scene?: string;
  query: Record<string, string>;
  words: SourceWords;
  /** Carries a click of its own, which no other link of the run bears. */
  paidClick: boolean;
}

interface Channel {
  share: number;
  /** Against the planted share of credited people; the shares of all channels balance around one. */
  creditFactor: number;
  make(chance: Chance): Entry;
}

const numbered = (prefix: string, chance: Chance, count: number) => `${prefix}${chance.whole(1, count)}`;
const words = (entryKind: string, more: Partial<SourceWords> = {}): SourceWords => ({
  entryKind,
  adPlatform: '',
  account: '',
  plan: '',
  creative: '',
  partner: '',
  creator: '',
  liveRoom: '',
  keyword: '',
  ...more,
});

export interface AdNames {
  account: string;
  plan: string;
  creative: string;
}

const ad = (
  adPlatform: string,
  { account, plan, creative }: AdNames,
): Pick<Entry, 'words' | 'paidClick'> => ({
  words: words('ad', { adPlatform, account, plan, creative }),
  paidClick: true,
});

interface Booked {
  accounts: readonly string[];
  planPrefix: string;
}

const booked: Record<string, Booked> = {
  ocean_engine: { accounts: ['1700000000000001', '1700000000000002'], planPrefix: '73' },
  tencent_ads: { accounts: ['25610'], planPrefix: '51' },
  kuaishou: { accounts: ['20250001'], planPrefix: '81' },
  baidu: { accounts: ['30250001'], planPrefix: '91' },
};
const plansOfAccount = 4;
const creativesOfPlan = 3;

function someAd(chance: Chance, adPlatform: string): AdNames {
  const { accounts, planPrefix } = booked[adPlatform]!;
  const plan = numbered(planPrefix, chance, plansOfAccount);
  return {
    account: chance.pick(accounts),
    plan,
    creative: numbered(`${plan}9`, chance, creativesOfPlan),
  };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Every ad of a platform that a link of the run may come from. */
export function adsOf(adPlatform: string): AdNames[] {
  const { accounts, planPrefix } = booked[adPlatform]!;
  return accounts.flatMap((account) =>
    numbers(plansOfAccount).flatMap((plan) =>
      numbers(creativesOfPlan).map((creative) => ({
        account,
        plan: `${planPrefix}${plan}`,
        creative: `${planPrefix}${plan}9${creative}`,
      })),
    ),
  );
}

/** Where people come from, in the words of the links that ad platforms, hosts and partners really open. */
export const channels: Record<string, Channel> = {
  ocean_engine: {
    share: 0.36,
    creditFactor: 1,
    make(chance) {
      const names = someAd(chance, 'ocean_engine');
      const query = {
        clickid: `B.${someLetters(chance, 96)}`,
        advertiserid: names.account,
        projectid: '7300',
        promotionid: names.plan,
        creativeid: names.creative,
      };
      return { host: 'tt', scene: '025001', query, ...ad('ocean_engine', names) };
    },
  },
  tencent_ads: {
    share: 0.22,
    creditFactor: 1.15,
    make(chance) {
      const names = someAd(chance, 'tencent_ads');
      const query = {
        gdt_vid: `wx0${someLetters(chance, 17)}`,
        account_id: names.account,
        campaign_id: '5100',
        adgroup_id: names.plan,
        dynamic_creative_id: names.creative,
      };
      return { host: 'weapp', scene: '1045', query, ...ad('tencent_ads', names) };
    },
  },
  kuaishou: {
    share: 0.08,
    creditFactor: 0.8,
    make(chance) {
      const names = someAd(chance, 'kuaishou');
      const query = {
        callback: `Kw7${someLetters(chance, 77)}`,
        adid: names.plan,
        creative_id: names.creative,
      };
      // Its links do not name the account: only the report of spend says whose the plan is.
      return { host: 'h5', query, ...ad('kuaishou', { ...names, account: '' }) };
    },
  },
  baidu: {
    share: 0.06,
    creditFactor: 0.95,
    make(chance) {
      const names = someAd(chance, 'baidu');
      const query = {
        bd_vid: someLetters(chance, 32),
        account_id: names.account,
        adid: names.plan,
        creative_id: names.creative,
      };
      return { host: 'h5', query, ...ad('baidu', names) };
    },
  },
  share: {
    share: 0.06,
    creditFactor: 1.1,
    make: (chance) => ({
      ...(chance.hits(0.5)
        ? { host: 'weapp' as const, scene: '1007' }
        : { host: 'tt' as const, scene: '024001' }),
      query: {},
      words: words('share'),
      paidClick: false,
    }),
  },
  search: {
    share: 0.07,
    creditFactor: 1.05,
    make: (chance) => ({
      ...(chance.hits(0.5)
        ? { host: 'weapp' as const, scene: '1005' }
        : { host: 'tt' as const, scene: '022001' }),
      query: {},
      words: words('search'),
      paidClick: false,
    }),
  },
  live: {
    share: 0.05,
    creditFactor: 0.7,
    make: () => ({ host: 'weapp', scene: '1177', query: {}, words: words('live'), paidClick: false }),
  },
  partner: {
    share: 0.05,
    creditFactor: 0.9,
    make(chance) {
      const partner = chance.pick(['qinghe', 'yunshan', 'nanqiao']);
      return { host: 'h5', query: { partner }, words: words('direct', { partner }), paidClick: false };
    },
  },
  direct: {
    share: 0.05,
    creditFactor: 1,
    make: () => ({ host: 'h5', query: {}, words: words('direct'), paidClick: false }),
  },
};

const balance = (() => {
  const all = Object.values(channels);
  const weight = all.reduce((sum, { share }) => sum + share, 0);
  return all.reduce((sum, { share, creditFactor }) => sum + share * creditFactor, 0) / weight;
})();

/** An entry and how much better or worse than the planted share its people are credited. */
export function someEntry(chance: Chance): Entry & { creditFactor: number } {
  const channel = channels[weighted(chance, channels)]!;
  return { ...channel.make(chance), creditFactor: channel.creditFactor / balance };
}

/** Back by themselves: from the list of mini-programs used, a bookmark, a message. */
export const backAgain = (host: HostName): Entry => ({
  host,
  ...(host === 'weapp' ? { scene: '1089' } : host === 'tt' ? { scene: '021001' } : {}),
  query: {},
  words: words('direct'),
  paidClick: false,
});

/** How the host's crawlers and automated tests open the app. */
export const testEntry = (scene: string): Entry => ({
  host: 'weapp',
  scene,
  query: {},
  words: words('test'),
  paidClick: false,
});
