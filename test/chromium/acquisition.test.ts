import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { holdAnswers, openConsole, openConsoleWorld, picture } from './console-window';
import { openSuite } from './open-suite';

const days = 60;

const suite = openSuite(openConsoleWorld, plantPeople);

/** Platform, account, its name, plan, people who arrive a day, credited and drawn of a thousand, grade A of a hundred, yuan a day. */
const ads = [
  ['ocean_engine', '178900001', '巨量 信息流', '7300000001', 2_228, 39, 22, 27, 56_871.4],
  ['ocean_engine', '178900002', '巨量 搜索', '7300000002', 507, 81, 51, 38, 20_946.25],
  ['ocean_engine', '178900003', '巨量 直播', '7300000003', 850, 33, 19, 24, 21_471.05],
  ['ocean_engine', '178900004', '穿山甲', '7300000004', 629, 31, 18, 21, 15_853.6],
  ['tencent_ads', '31400001', '腾讯 朋友圈', '88000001', 975, 68, 42, 34, 37_239.3],
  ['tencent_ads', '31400002', '腾讯 视频号', '88000002', 789, 53, 32, 30, 26_128.8],
  ['tencent_ads', '31400003', '腾讯 公众号', '88000003', 21, 72, 45, 36, 464.1],
  ['', '', '', '', 643, 77, 50, 37, 0],
] as const;

async function plantPeople(): Promise<void> {
  const { db } = suite.world.database;
  // The table of journeys is built at the start and would be built over what is planted before.
  const built = () => db.query("select 1 from projection_cursor where projection = 'journey'");
  while ((await built()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const [platform, , , plan, arrived, credited, drawn, gradeA] of ads)
    await db.query(
      `with placed as (
         insert into source (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room, keyword, first_seen_on)
         values ($1, $2, $3, '', $4, '', '', '', '', '', current_date) returning source_id
       )
       insert into journey_cell (arrived_on, source_id, mark, people, grade_a, grade_b, grade_c)
       select current_date - day, source_id, '',
              array[came, came * 7 / 10, came * 4 / 10, came * 3 / 10, came * 15 / 100, came * $6 / 1000, came * $7 / 1000, 0, 0],
              round(came * $6 * $8 / 100000.0), round(came * $6 * 40 / 100000.0), 0
       from placed, lateral (select day, $5::int + (day * 7) % 13 as came from generate_series(0, ${days} - 1) day) cell`,
      [
        platform === 'tencent_ads' ? 'weapp' : 'tt',
        platform ? 'ad' : 'search',
        platform,
        plan,
        arrived,
        credited,
        drawn,
        gradeA,
      ],
    );
}

const report = (factor: number, length: number) => {
  const dayAgo = (ago: number) =>
    new Date(Date.now() + 8 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10);
  const lines = ads
    .filter(([platform]) => platform)
    .flatMap(([platform, account, name, plan, , , , , yuan]) =>
      Array.from(
        { length },
        (_, ago) =>
          `${dayAgo(ago + 1)},${platform},${account},${name},${plan},${name} 计划,${(yuan * factor).toFixed(2)},9000,300`,
      ),
    );
  return ['日期,平台,账户ID,账户名称,广告ID,广告名称,消耗(元),展示数,点击数', ...lines].join('\n');
};

const folder = mkdtempSync(join(tmpdir(), 'spend-'));
const fileOf = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const open = (page: Page, query = '') => page.goto(`${suite.world.sandboxUrl}/console/acquisition${query}`);

async function choose(page: Page, path: string): Promise<void> {
  await page.locator('#main, main').getByRole('button', { name: '导入消耗' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.ant-select').click();
  await page.locator('.ant-select-item-option[title="文件里写明"]').last().click();
  await dialog.locator('input[type=file]').setInputFiles(path);
}

test('spend is tried, confirmed, restated and taken back, and the page says what people cost', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    await open(page);
    await page.getByText(/还没有消耗/).waitFor();
    await page.getByText(/没有导入的消耗：从平台后台下载/).waitFor();
    await page.getByText('各组都没有消耗').waitFor();
    expect(await page.getByText('¥0.00').count()).toBe(0);
    await picture(page, 'acquisition-no-spend');

    await choose(page, fileOf('坏.csv', `${report(1, 2)}\n2026-02-30,ocean_engine,1,a,2,b,3,1,1`));
    await page.getByText(/行读不了/).waitFor();
    expect(await page.getByRole('button', { name: /^确\s*认$/ }).isDisabled()).toBe(true);
    await picture(page, 'acquisition-import-bad');
    await page.locator('input[type=file]').setInputFiles(fileOf('十一月日报.csv', report(1, 59)));
    await page.getByRole('button', { name: /确认 413 个账户日/ }).waitFor();
    await picture(page, 'acquisition-import');
    await page.getByRole('button', { name: /确认 413 个账户日/ }).click();
    await page.getByText(/付费渠道每个授信花/).waitFor();

    await choose(page, fileOf('重述.csv', report(1.02, 20)));
    await page.getByRole('button', { name: /确认 140 个账户日/ }).click();
    await page.getByText(/个账户日重述过/).waitFor();
    await picture(page, 'acquisition');
  } finally {
    await close();
  }
  expect(problems).toEqual([]);
}, 90_000);

test('with data, compared, by plan and by week, as a table', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    await open(page, '?vs=before');
    await page
      .getByText(/对比期/)
      .first()
      .waitFor();
    await picture(page, 'acquisition');
    await open(page, '?days=last28&per=week');
    await page
      .getByText(/之后的日子未成熟/)
      .first()
      .waitFor();
    await picture(page, 'acquisition-week');
    await open(page, '?per=host');
    await page.getByText(/消耗不分所在应用/).waitFor();
    await open(page, '?per=plan');
    await page.getByText('按计划').waitFor();
    await page.keyboard.press('t');
    await picture(page, 'acquisition-table');
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page);
    await page.locator('.cost-rows').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1280);
  } finally {
    await close();
  }
  expect(problems).toEqual([]);
}, 60_000);

test('nobody there, slow, failing, and well again', async () => {
  const { page, close } = await openConsole(suite);
  try {
    await open(page, '?days=2025-01-01~2025-01-07');
    await page.getByText('这段时间没有人到达').waitFor();
    await picture(page, 'acquisition-empty');
    const asked = '**/trpc/analytics.acquisition*';
    const letGo = await holdAnswers(page, asked);
    await open(page);
    await page.getByText(/^正在按到达日/).waitFor();
    await picture(page, 'acquisition-loading');
    await letGo();
    await page.route(asked, (route: Route) => route.abort());
    await open(page, '?days=last90');
    await page.getByRole('alert').getByText('缩到 28 天再试').waitFor();
    await picture(page, 'acquisition-failing');
    await page.unroute(asked);
    await page.getByRole('alert').getByRole('button', { name: '再试一次' }).click();
    await page.locator('.answer').waitFor();
  } finally {
    await close();
  }
}, 60_000);
