import type { MalformedSpend, SpendLine } from './spend.types';

/** How one platform writes its report. */
interface Report {
  delimiter: string;
  lineEnd: string;
  /** Some begin with it, so that a sheet reads them as UTF-8. */
  byteOrderMark: boolean;
  columns: [heading: string, cell: (line: SpendLine) => string][];
  hasTotal: boolean;
}

const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const grouped = (number: string) => number.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
const count = (found: number | null) => (found === null ? '--' : String(found));
const dayWith = (year: string, month: string, end: string) => (line: SpendLine) => {
  const [one, two, three] = line.day.split('-') as [string, string, string];
  return `${one}${year}${two}${month}${three}${end}`;
};

/** Long numbers end with a tab, or stand as a formula, so that a sheet does not round them. */
const reports: Record<string, Report> = {
  ocean_engine: {
    delimiter: ',',
    lineEnd: '\r\n',
    byteOrderMark: false,
    hasTotal: true,
    columns: [
      ['时间-天', ({ day }) => `${day}\t`],
      ['账户ID', ({ account }) => `${account}\t`],
      ['账户名称', ({ accountName }) => accountName],
      ['广告ID', ({ plan }) => `="${plan}"`],
      ['广告名称', ({ planName }) => planName],
      ['创意ID', ({ creative }) => `${creative}\t`],
      ['消耗(元)', ({ spendFen }) => `"${grouped(yuan(spendFen))}"`],
      ['展示数', ({ impressions }) => `"${grouped(count(impressions))}"`],
      ['点击数', ({ clicks }) => count(clicks)],
      ['转化数', () => '0'],
    ],
  },
  tencent_ads: {
    delimiter: '\t',
    lineEnd: '\n',
    byteOrderMark: true,
    hasTotal: false,
    columns: [
      ['日期', dayWith('', '', '')],
      ['账号ID', ({ account }) => account],
      ['广告ID', ({ plan }) => plan],
      ['动态创意ID', ({ creative }) => creative],
      ['花费（元）', ({ spendFen }) => yuan(spendFen)],
      ['曝光次数', ({ impressions }) => count(impressions)],
      ['点击次数', ({ clicks }) => count(clicks)],
    ],
  },
  kuaishou: {
    delimiter: ';',
    lineEnd: '\n',
    byteOrderMark: true,
    hasTotal: true,
    columns: [
      ['日期', dayWith('/', '/', '')],
      ['广告主ID', ({ account }) => account],
      ['广告计划ID', ({ plan }) => plan],
      ['广告计划名称', ({ planName }) => planName],
      ['创意ID', ({ creative }) => creative],
      ['花费(元)', ({ spendFen }) => grouped(yuan(spendFen))],
      ['曝光量', ({ impressions }) => count(impressions)],
      ['点击量', ({ clicks }) => count(clicks)],
    ],
  },
  baidu: {
    delimiter: ',',
    lineEnd: '\r\n',
    byteOrderMark: false,
    hasTotal: false,
    columns: [
      ['日期', dayWith('年', '月', '日')],
      ['推广计划ID', ({ plan }) => plan],
      ['推广计划名称', ({ planName }) => planName],
      ['消费', ({ spendFen }) => yuan(spendFen)],
      ['展现量', ({ impressions }) => count(impressions)],
      ['点击量', ({ clicks }) => count(clicks)],
    ],
  },
};

export const hasTotal = (adPlatform: string): boolean => reports[adPlatform]!.hasTotal;

export function reportOf(adPlatform: string, lines: readonly SpendLine[]): string {
  const { delimiter, lineEnd, byteOrderMark, columns, hasTotal } = reports[adPlatform]!;
  const table = [
    columns.map(([heading]) => heading),
    ...lines.map((line) => columns.map(([, cell]) => cell(line))),
    ...(hasTotal ? [columns.map((_, place) => (place === 0 ? '总计' : ''))] : []),
  ];
  return (
    (byteOrderMark ? '\uFEFF' : '') + table.map((cells) => cells.join(delimiter)).join(lineEnd) + lineEnd
  );
}

/** As if somebody had typed into the amount of the last line. */
export function malformedReport(
  adPlatform: string,
  lines: readonly SpendLine[],
): { text: string; malformed: MalformedSpend } {
  const amount = grouped(yuan(lines.at(-1)!.spendFen));
  const text = reportOf(adPlatform, lines);
  const place = text.lastIndexOf(amount);
  return {
    text: `${text.slice(0, place)}${amount}?${text.slice(place + amount.length)}`,
    malformed: { line: lines.length + 1, problem: 'bad_spend', value: `${amount}?` },
  };
}
