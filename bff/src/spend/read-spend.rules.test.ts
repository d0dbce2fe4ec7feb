import fc from 'fast-check';
import { readSpend } from './read-spend.rules';
import { spendBounds } from './spend-bounds';

const chosen = { adPlatform: 'ocean_engine', accountId: null, today: '2026-11-22' };
const read = (text: string, rest: Partial<typeof chosen> = {}) => readSpend(text, { ...chosen, ...rest });

const oceanEngine = [
  '时间-天,账户ID,账户名称,广告ID,广告名称,创意ID,消耗(元),展示数,点击数',
  '2026-11-20,1789012345678901,示例账户,7234567890123456789,冬季-信息流,,"12,345.60","1,204,000",18342',
  '2026-11-21\t,1789012345678901\t,示例账户,="7234567890123456789",冬季-信息流,--,0.05,12,0',
  '总计,,,,,,"12,345.65","1,204,012",18342',
].join('\r\n');

const tencent = [
  '\uFEFF日期\t账号ID\t广告ID\t动态创意ID\t花费（元）\t曝光次数\t点击次数',
  '20261120\t31415926\t88001\t99001\t880.1\t10000\t120',
].join('\n');

test('a report of Ocean Engine becomes rows in whole fen, its total line aside', () => {
  const answer = read(oceanEngine);
  expect(answer).toMatchObject({ problem: null, bad: [], totalLines: 1, ignoredColumns: [] });
  expect(answer.rows).toMatchObject([
    {
      line: 2,
      day: '2026-11-20',
      accountId: '1789012345678901',
      planId: '7234567890123456789',
      creativeId: '',
      spendFen: 1_234_560,
      impressions: 1_204_000,
      clicks: 18_342,
      names: { account: '示例账户', plan: '冬季-信息流' },
    },
    { line: 3, day: '2026-11-21', planId: '7234567890123456789', spendFen: 5, clicks: 0 },
  ]);
});

test('a report of Tencent Ads with tabs and a byte order mark is read as well', () => {
  expect(read(tencent, { adPlatform: 'tencent_ads' }).rows).toMatchObject([
    {
      adPlatform: 'tencent_ads',
      accountId: '31415926',
      planId: '88001',
      creativeId: '99001',
      spendFen: 88_010,
    },
  ]);
});

test('English headings and a platform in each line', () => {
  const text =
    'date,platform,account_id,ad_id,cost\n2026/11/20,巨量引擎,1,2,3.10\n2026-11-20,tencent_ads,4,5,6';
  expect(read(text, { adPlatform: undefined as never }).rows).toMatchObject([
    { adPlatform: 'ocean_engine', spendFen: 310 },
    { adPlatform: 'tencent_ads', spendFen: 600 },
  ]);
});

test.each([
  ['2026-02-30,1,2,3', 'bad_day'],
  ['2026-11-23,1,2,3', 'day_to_come'],
  [',1,2,3', 'no_day'],
  ['2026-11-20,,2,3', 'no_account'],
  ['2026-11-20,1,7.23457E+18,3', 'bad_id'],
  ['2026-11-20,1,=cmd(),3', 'bad_id'],
  ['2026-11-20,1,2,', 'no_spend'],
  ['2026-11-20,1,2,1.005', 'bad_spend'],
  ['2026-11-20,1,2,-3', 'bad_spend'],
  ['2026-11-20,1,2,1e5', 'bad_spend'],
  [`2026-11-20,1,2,${'9'.repeat(13)}`, 'bad_spend'],
  [`2026-11-20,1,2${'0'.repeat(spendBounds.maxFieldChars)},3`, 'too_long'],
])('%s is refused as %s, by its line', (line, problem) => {
  const answer = read(`日期,账户ID,广告ID,消耗\n2026-11-20,1,2,3\n${line}`);
  expect(answer.rows).toHaveLength(1);
  expect(answer.bad).toMatchObject([{ line: 3, problem }]);
});

test.each([
  ['账户ID,消耗\n1,2', 'no_day_column'],
  ['日期,账户ID\n2026-11-20,2', 'no_spend_column'],
  ['日期,账户ID,消耗(分)\n2026-11-20,2,3', 'no_spend_column'],
  ['日期,消耗\n2026-11-20,2', 'no_account_column'],
  ['', 'no_heading'],
  ['日期,账户ID,消耗\n' + '2026-11-20,1,1\n'.repeat(spendBounds.maxRows + 1), 'too_many_rows'],
  ['x'.repeat(spendBounds.maxFileBytes + 1), 'too_large'],
])('a file that cannot be read says why', (text, problem) => {
  expect(read(text).problem).toMatchObject({ problem });
});

test('any amount with two decimals comes through to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_00 }), fc.boolean(), (fen, commas) => {
      const yuan = Math.floor(fen / 100);
      const text = `${commas ? yuan.toLocaleString('en-US') : yuan}.${String(fen % 100).padStart(2, '0')}`;
      const { rows } = read(`日期,账户ID,消耗\n2026-11-20,1,"${text}"`);
      expect(rows[0]?.spendFen).toBe(fen);
    }),
    { numRuns: 1_000 },
  );
});

test('no text at all makes it throw, and every line is a row, a total or bad', () => {
  const cell = fc.oneof(
    fc.constantFrom('2026-11-20', '合计', '12.30', '=1+1', '"', '-', '', '1e9'),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }), (lines) => {
      const answer = read(`日期,账户ID,广告ID,消耗\n${lines.map((line) => line.join(',')).join('\n')}`);
      for (const row of answer.rows) {
        expect(Number.isSafeInteger(row.spendFen)).toBe(true);
        expect(row.planId).toMatch(/^[\w.-]{0,128}$/);
      }
    }),
    { numRuns: 1_000 },
  );
});
