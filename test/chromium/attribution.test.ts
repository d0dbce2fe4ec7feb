import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { holdAnswers, type Look, openConsole, openConsoleWorld, picture } from './console-window';
import { openSuite } from './open-suite';

/** Enough that a run is still under way when somebody leaves the page and comes back. */
const registrations = 60_000;

const suite = openSuite(openConsoleWorld);

/**
 * Everybody came by a paid click up to 29 days before they registered, every third by a link passed on after it.
 * The rule that Loudou starts with credits the paid click.
 */
async function plantRegistrations(): Promise<void> {
  const { db } = suite.world.database;
  await db.query(
    `insert into person (person_id, created_at, registered_at)
     select 'psn_' || lpad(n::text, 26, '0'), now() - interval '40 days', now() - interval '1 day'
     from generate_series(1, ${registrations}) n`,
  );
  await db.query(
    `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, click_id, ids, raw,
       paid_click, once_key, arrived_at)
     select 'tch_' || lpad((n * 2 + k)::text, 26, '0'), 'psn_' || lpad(n::text, 26, '0'), 'dev', 'tt', 'ad', 'cold',
       case when (n + k) % 5 < 3 then 'ocean_engine' else 'tencent_ads' end, 'click-' || n,
       case when n % 11 = 0 then '{}' else jsonb_build_object('accountId',
         case when (n + k) % 5 < 3 then '17890000' || (n + k) % 3 else '3140000' || (n + k) % 2 end) end,
       '{}', k = 0, 'once-' || n || '-' || k,
       now() - interval '1 day' - make_interval(hours => case when k = 0 then 24 + n * 7 % 600 else 1 + n % 20 end)
     from generate_series(1, ${registrations}) n, generate_series(0, 1) k where k = 0 or n % 3 = 0`,
  );
  await db.query(
    `insert into registration_credit (person_id, touch_id, rule_version, credited_at)
     select 'psn_' || lpad(n::text, 26, '0'), 'tch_' || lpad((n * 2)::text, 26, '0'), 'last-paid-click-30d@1',
       now() - interval '1 day' from generate_series(1, ${registrations}) n`,
  );
}

const open = (page: Page, query = '') => page.goto(`${suite.world.sandboxUrl}/console/attribution${query}`);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

/** What went wrong in a window, with what the page said then. */
async function inWindow(look: Look, walk: (page: Page) => Promise<void>, failsByWill = false): Promise<void> {
  const { page, problems, close } = await openConsole(suite, look);
  try {
    await walk(page);
  } catch (error) {
    await picture(page, 'attribution-failed');
    throw new Error(`${String(error)}\nThe page reads:\n${await page.innerText('body')}`, { cause: error });
  } finally {
    await close();
  }
  expect(failsByWill ? [] : problems).toEqual([]);
}

describe('before there is anything', () => {
  test('the page says what holds, and that nothing was tried', () =>
    inWindow('light', async (page) => {
      await open(page);
      await page.getByText('一次注册归给注册前').waitFor();
      await page.getByText('还没有试算过').waitFor();
      await picture(page, 'attribution-empty');
    }));

  test('while it is slow it shows its shape, and when it fails the way out', () =>
    inWindow(
      'light',
      async (page) => {
        const answer = await holdAnswers(page, '**/trpc/attribution.rules*');
        await open(page);
        await page.getByText('正在取规则').waitFor();
        await picture(page, 'attribution-slow');
        await answer();
        await page.getByText('一次注册归给注册前').waitFor();
        await page.route('**/trpc/attribution.ru*', (route) => route.abort());
        await open(page);
        await button(page, '再试一次').waitFor({ timeout: 30_000 });
        await picture(page, 'attribution-unreachable');
        await page.unroute('**/trpc/attribution.ru*');
        await button(page, '再试一次').click();
        await page.getByText('一次注册归给注册前').waitFor();
      },
      true,
    ));
});

test('a change is drafted, tried, left, come back to and put in force by clicks alone', async () => {
  await plantRegistrations();
  await inWindow('light', async (page) => {
    const show = (name: string) => picture(page, name, { shown: ['light'] });
    await page.getByRole('link', { name: '归因规则' }).click();
    await button(page, '起草改动').click();
    await page.getByLabel('点击窗口').first().fill('120');
    await page.getByLabel('深层窗口').first().fill('60');
    await button(page, '存为草稿').click();
    await page.getByText('要在 1 小时到 90 天之间。').waitFor();
    await page.getByText('至少写 4 个字。').waitFor();
    await show('attribution-1-problems');
    await page.getByLabel('点击窗口').first().fill('7');
    await page.getByLabel('点击号别人带过也算').click();
    await page.getByLabel('为什么改').fill('平台按 7 天算，转发来的也算它的');
    await page.keyboard.press('Enter');
    await page.getByText('「全部」版本 2 草稿').waitFor();
    expect(await button(page, /^生\s*效$/).isDisabled()).toBe(true);
    await show('attribution-2-saved');

    await button(page, /^试\s*算$/).click();
    await page.getByText('可以离开这一页').waitFor();
    await page.getByText(/已看 [1-9]/).waitFor();
    await page.screenshot({ path: 'test/screenshots/console/attribution-3-running.light.png' });
    await page.getByRole('link', { name: '分级' }).click();
    await page.getByRole('heading', { name: '分级', exact: true }).waitFor();
    await page.getByRole('link', { name: '归因规则' }).click();
    await button(page, '打开草稿').click();
    await page.getByText('从哪个账户到哪个账户').waitFor({ timeout: 60_000 });
    await page.getByText('会归给别处，占').waitFor();
    await show('attribution-4-result');

    const [file] = await Promise.all([page.waitForEvent('download'), button(page, '下载会动的 CSV').click()]);
    const run = await suite.world.database.db.one<{ moved: number; done: number }>(
      'select people_moved as moved, people_done as done from attribution_run order by run_id desc limit 1',
    );
    const [, ...rows] = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n');
    expect([rows.length, run.done]).toEqual([run.moved, registrations]);

    const person = page.locator('a.mono').first();
    expect(await person.getAttribute('href')).toMatch(/\/person\/psn_/);
    await person.click();
    await page.waitForURL(/\/person\/psn_/);
    await page.goBack();

    await button(page, /^生\s*效$/).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('次会归给别处').waitFor();
    expect(await dialog.getByRole('button', { name: '立即生效' }).isDisabled()).toBe(true);
    await dialog.getByLabel('原因').fill('和平台的口径一致');
    await show('attribution-5-dialog');
    await dialog.getByRole('button', { name: '立即生效' }).click();
    await page.getByText('版本 2 已生效').waitFor();
    await page.getByText('最后一次广告点击（点击号别人带过也算）').first().waitFor();
    await show('attribution-6-in-force');
  });
  const rule = await suite.world.database.db.one(
    `select click_window_hours, repeated_clicks, decided_because from attribution_rule
     where in_force_from <= now() order by in_force_from desc limit 1`,
  );
  expect(rule).toEqual({
    click_window_hours: 168,
    repeated_clicks: true,
    decided_because: '和平台的口径一致',
  });
}, 240_000);

test(
  'one account is tried, the run stopped, and the draft refused',
  () =>
    inWindow('dark', async (page) => {
      const show = (name: string) => picture(page, name, { shown: ['dark'] });
      await open(page);
      await button(page, '起草改动').click();
      await page.getByLabel('广告平台').click();
      await page.locator('.ant-select-item-option[title="巨量引擎"]').last().click();
      await page.getByLabel('账户号').fill('1789 1');
      await page.getByText('账户号只用字母').waitFor();
      await show('attribution-1-problems');
      await page.getByLabel('账户号').fill('178900001');
      await page.getByLabel('点击窗口').first().fill('3');
      await page.getByLabel('为什么改').fill('直播间的点击隔三天就不算');
      await button(page, '存为草稿').click();
      await page.getByText('它现在没有自己的规则').waitFor();
      await button(page, /^试\s*算$/).click();
      await button(page, /^停\s*下$/).click();
      await page
        .locator('.ant-popconfirm')
        .getByRole('button', { name: /^停\s*下$/ })
        .click();
      await page.getByText('停下时看过').waitFor();
      await page.getByText('先试算这份规则').waitFor();
      await button(page, '再试算').click();
      await page.getByText('会归给别处，占').waitFor({ timeout: 60_000 });
      await page.getByText('会动的例子').waitFor();
      await show('attribution-4-result');
      await page.getByText('按现行规则就会动的').waitFor();
      await button(page, '不采用').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('原因').fill('动得太多，先不改');
      await show('attribution-5-dialog');
      await dialog.getByRole('button', { name: '不采用' }).click();
      await page.getByText('版本 1 记为不采用').waitFor();
      await page.getByText('不采用：动得太多，先不改').waitFor();
      await show('attribution-6-refused');
      await button(page, '按现行规则重算').click();
      await page.getByText('会归给别处，占').waitFor({ timeout: 60_000 });
      await page.getByText('现行规则', { exact: true }).waitFor();
    }),
  240_000,
);

test('whoever may not change it reads it and is told why', async () => {
  const { db } = suite.world.database;
  await db.query(
    `insert into attribution_rule (ad_platform, account_id, version, label, click_window_hours, deep_window_hours,
         repeated_clicks, unnamed_clicks, made_by, made_at, in_force_from, put_in_force_by, reason)
       select platform, account, 9, 'planted ' || account, hours, 2160, true, unnamed, operator_id, now(), now(), operator_id, 'as agreed'
       from (values ('ocean_engine', '178900000', 72, false), ('tencent_ads', '', 36, true)) planted (platform, account, hours, unnamed), operator
       on conflict do nothing`,
  );
  await db.query("update operator set role = 'analyst'");
  try {
    await inWindow('light', async (page) => {
      await open(page, '?run=1');
      await page.getByText('只有管理员能起草、试算和生效').waitFor();
      await page.getByText('巨量引擎 178900000 为 3 天；腾讯广告 为 36 小时').waitFor();
      await page.getByText('会动的例子').waitFor();
      expect(await page.getByRole('button', { name: '起草改动' }).count()).toBe(0);
      expect(await page.getByRole('button', { name: '照它起草' }).count()).toBe(0);
      await picture(page, 'attribution-read-only');
      await button(page, 'EN').click();
      await page.getByText('A registration is credited to the').waitFor();
      await picture(page, 'attribution-english');
    });
  } finally {
    await db.query("update operator set role = 'admin'");
  }
}, 90_000);
