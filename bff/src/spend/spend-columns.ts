/** What a report of spend may say of an ad on a day. */
export const spendColumns = [
  'day',
  'platform',
  'account',
  'accountName',
  'plan',
  'planName',
  'creative',
  'creativeName',
  'spend',
  'impressions',
  'clicks',
] as const;
export type SpendColumn = (typeof spendColumns)[number];

/**
 * Names as the reports of the platforms spell them, in Chinese and English; the first that a file has is taken. A plan
 * is what the landing link calls promotion or adgroup, so `广告ID` goes before the `计划ID` of older accounts.
 */
const usualNames: Record<SpendColumn, readonly string[]> = {
  day: ['日期', '时间', '时间-天', '统计日期', 'day', 'date', 'stat_date', 'stat_datetime', 'stat_time_day'],
  platform: ['平台', '媒体', '广告平台', 'platform', 'ad_platform'],
  account: [
    '账户id',
    '账号id',
    '广告主id',
    '推广账户id',
    '广告账户id',
    'account_id',
    'advertiser_id',
    'account',
    'accountid',
  ],
  accountName: ['账户名称', '账户', '账号名称', '广告主名称', 'account_name', 'advertiser_name'],
  plan: [
    '广告id',
    '计划id',
    '广告计划id',
    '推广计划id',
    '单元id',
    'promotion_id',
    'adgroup_id',
    'plan_id',
    'ad_id',
    'plan',
  ],
  planName: [
    '广告名称',
    '计划名称',
    '广告计划名称',
    '推广计划名称',
    'promotion_name',
    'adgroup_name',
    'plan_name',
    'ad_name',
  ],
  creative: ['创意id', '广告创意id', '动态创意id', 'creative_id', 'dynamic_creative_id', 'creative'],
  creativeName: ['创意名称', '广告创意名称', '动态创意名称', 'creative_name', 'dynamic_creative_name'],
  spend: [
    '消耗',
    '消耗(元)',
    '总消耗',
    '总消耗(元)',
    '花费',
    '花费(元)',
    '消费',
    '消费(元)',
    'spend',
    'cost',
    'stat_cost',
    'spend_yuan',
  ],
  impressions: [
    '展示数',
    '展现数',
    '展示量',
    '展现量',
    '曝光量',
    '曝光次数',
    '展示次数',
    'impressions',
    'show',
    'show_cnt',
    'view_count',
  ],
  clicks: [
    '点击数',
    '点击量',
    '点击次数',
    'clicks',
    'click',
    'click_cnt',
    'click_count',
    'valid_click_count',
  ],
};

/** Brackets of both widths and any space say the same; a heading is what is left. */
const plainName = (name: string) =>
  name.replace(/（/g, '(').replace(/）/g, ')').replace(/\s+/g, '').toLowerCase();

/** The place of each column in a heading; one that is not there is left out. */
export function findColumns(heading: readonly string[]): Partial<Record<SpendColumn, number>> {
  const names = heading.map(plainName);
  const found: Partial<Record<SpendColumn, number>> = {};
  for (const column of spendColumns) {
    const place = usualNames[column].map((name) => names.indexOf(name)).find((index) => index >= 0);
    if (place !== undefined) found[column] = place;
  }
  return found;
}

const platformNames: Record<string, string> = {
  ocean_engine: 'ocean_engine',
  oceanengine: 'ocean_engine',
  巨量引擎: 'ocean_engine',
  巨量广告: 'ocean_engine',
  巨量: 'ocean_engine',
  tencent_ads: 'tencent_ads',
  tencent: 'tencent_ads',
  腾讯广告: 'tencent_ads',
  腾讯: 'tencent_ads',
  kuaishou: 'kuaishou',
  磁力引擎: 'kuaishou',
  快手: 'kuaishou',
  baidu: 'baidu',
  百度营销: 'baidu',
  百度: 'baidu',
};

export const spendPlatforms = ['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'] as const;

export const platformNamed = (name: string): string | null => {
  const plain = plainName(name);
  return Object.hasOwn(platformNames, plain) ? platformNames[plain]! : null;
};
