import type { Page } from 'playwright-core';
import { holdAnswers, type Look, openConsole, openConsoleWorld, picture } from './console-window';
import { openSuite } from './open-suite';

const suite = openSuite(openConsoleWorld);

const open = (page: Page, path = '') => page.goto(`${suite.world.sandboxUrl}/console/experiments${path}`);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const tab = (page: Page, name: string) => page.locator(`#tab-${name}`).click();

/** What went wrong in a window, with what the page said then. */
async function inWindow(look: Look, walk: (page: Page) => Promise<void>, failsByWill = false): Promise<void> {
  const { page, problems, close } = await openConsole(suite, look);
  try {
    await walk(page);
  } catch (error) {
    await picture(page, 'experiments-failed');
    throw new Error(`${String(error)}\nThe page reads:\n${await page.innerText('body')}`, { cause: error });
  } finally {
    await close();
  }
  expect(failsByWill ? [] : problems).toEqual([]);
}

/** Nothing stands beyond the edge of the window, whatever its width. */
async function fits(page: Page): Promise<void> {
  for (const width of [1440, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect([width, beyond]).toEqual([width, 0]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function giveReason(page: Page, reason: string, confirm: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill(reason);
  await dialog.getByRole('button', { name: confirm }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('before there is anything', () => {
  test('the page says what it answers and offers ready starts', () =>
    inWindow('light', async (page) => {
      await open(page);
      await page.getByText('还没有实验').waitFor();
      await page.getByText('首屏先给测算器').waitFor();
      await fits(page);
      await picture(page, 'experiments-empty');
    }));

  test('while it is slow it shows its shape, and when it fails the way out', () =>
    inWindow(
      'light',
      async (page) => {
        const answer = await holdAnswers(page, '**/trpc/experiment.list*');
        await open(page);
        await page.getByText('正在取实验').waitFor();
        await picture(page, 'experiments-slow');
        await answer();
        await page.getByText('还没有实验').waitFor();
        await page.route('**/trpc/experiment.list*', (route) => route.abort());
        await open(page);
        await button(page, '再试一次').waitFor({ timeout: 30_000 });
        await picture(page, 'experiments-unreachable');
        await page.unroute('**/trpc/experiment.list*');
        await button(page, '再试一次').click();
        await page.getByText('还没有实验').waitFor();
      },
      true,
    ));
});

const password = 'a-password-of-her-own';
/** The second person: added in the console, with a password that is told once. */
let oneTimePassword = '';

test('an administrator adds a colleague, whose password is told once', () =>
  inWindow('light', async (page) => {
    await page.getByRole('link', { name: '同事' }).click();
    await page.getByText('现在只有你一个人能登录').waitFor();
    await page.locator('#operator-add').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('周宁');
    await dialog.getByLabel('登录名').fill('zhou.ning');
    await dialog.getByText('合规', { exact: true }).click();
    await picture(page, 'operators-add');
    await dialog.getByRole('button', { name: '生成一次性密码' }).click();
    oneTimePassword = await page.locator('#one-time-password').innerText();
    expect(oneTimePassword.length).toBeGreaterThanOrEqual(16);
    await picture(page, 'operators-password');
    await page.locator('#password-taken').click();
    await page.getByText('2 位同事能登录，其中合规 1 位').waitFor();
    await page.getByText('还没设自己的密码').waitFor();
    await fits(page);
    await picture(page, 'operators');
  }));

/** A window in which the second person is signed in with their own password. */
async function inSecondWindow(walk: (page: Page) => Promise<void>): Promise<void> {
  const context = await suite.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  try {
    await page.goto(`${suite.world.sandboxUrl}/console/experiments`);
    await page.getByLabel('登录名').fill('zhou.ning');
    await page.getByLabel('密码').fill(oneTimePassword);
    await page.locator('button[type="submit"]').click();
    await page.waitForURL(/\/operators$/);
    await page.getByLabel('一次性密码').fill(oneTimePassword);
    await page.getByLabel('新密码').fill(password);
    await picture(page, 'operators-own');
    await page.locator('#own-password-set').click();
    await page.getByText('新密码已生效').waitFor();
    await walk(page);
  } catch (error) {
    await picture(page, 'experiments-failed-second');
    throw new Error(`${String(error)}\nThe page reads:\n${await page.innerText('body')}`, { cause: error });
  } finally {
    await context.close();
  }
}

test('from a template to a start and a stop, by clicks alone and with a second person', async () => {
  let path = '';
  await inWindow('light', async (page) => {
    const show = (name: string) => picture(page, name);
    await open(page);
    await button(page, /首屏先给测算器/).click();
    await page.waitForURL(/\/experiments\/exp_\w+\/plan/);
    path = new URL(page.url()).pathname.replace('/console/experiments', '').replace('/plan', '');
    await page.getByLabel('名称').fill('');
    await page.getByText('名称写 2 到 40 个字。').waitFor();
    expect(await page.locator('#draft-save').isDisabled()).toBe(true);
    await page.getByLabel('名称').fill('先让人算清要还多少');
    await page.getByText('这样计划能看出什么').waitFor();
    await fits(page);
    await show('experiment-1-plan');

    // Leaving with something unsaved is asked about; the tabs keep it.
    await tab(page, 'pages');
    await page.getByText('有改动还没有保存。').waitFor();
    await page.getByRole('link', { name: '漏斗' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '留下' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await page.getByLabel('再改一项…').click();
    await page.locator('.ant-select-item-option[title="利率字号"]').click();
    await page.getByLabel('B 利率字号').click();
    await page.locator('.ant-select-item-option[title="小一级"]').last().click();
    await page.locator('#draft-save').click();
    await page.getByText('已保存').waitFor();
    await page.locator('.phone-block').first().waitFor();
    await fits(page);
    await show('experiment-2-pages');
    await page.locator('#preview-make').click();
    await page.getByText('后失效').waitFor();
    await page.getByText('大字', { exact: true }).click();
    await page.getByText('深色', { exact: true }).click();
    await show('experiment-3-preview');

    await tab(page, 'compliance');
    await page.getByText('1 处').waitFor();
    await page.locator('.phone-pin').first().waitFor();
    await fits(page);
    await show('experiment-4-fails');
    await tab(page, 'start');
    await page.getByText('件事').waitFor();
    expect(await page.locator('#experiment-start').isDisabled()).toBe(true);
    await fits(page);
    await show('experiment-5-closed');

    await tab(page, 'compliance');
    await button(page, /把利率字号改为/).click();
    await page.locator('#draft-save').click();
    await page.getByText('通过了规则').waitFor();
    await page.locator('#approval-ask').click();
    await page.getByText('这是你提交的').waitFor();
    await show('experiment-6-asked');
  });

  await inSecondWindow(async (page) => {
    await open(page, `${path}/compliance`);
    await page.locator('#approval-approve').click();
    await picture(page, 'experiment-7-approving');
    await giveReason(page, '文字与披露都看过了', '批准这份文本');
    await page.getByText('文本已批准').waitFor();
    await tab(page, 'start');
    await page.getByText('要管理员来按').waitFor();
  });

  await inWindow('dark', async (page) => {
    const show = (name: string) => picture(page, name);
    await open(page, `${path}/start`);
    await page.getByText('四道门都开着').waitFor();
    await fits(page);
    await show('experiment-8-open');
    await page.locator('#experiment-start').click();
    await page.getByText(/EXP-\d+ 已开始/).waitFor();
    await page.getByText('照冻结的计划在跑').waitFor();
    await page.locator('#experiment-share').click();
    await page.getByRole('dialog').getByText('25%', { exact: true }).click();
    await giveReason(page, '先放一部分看看', '放到 25%');
    await page.locator('.share-steps').getByText('先放一部分看看').waitFor();
    await show('experiment-9-runs');

    await page.locator('#experiment-pause').click();
    await giveReason(page, '看一下页面日志', /暂停 EXP/);
    await page.locator('#experiment-resume').click();
    await giveReason(page, '日志没有问题', /恢复 EXP/);
    await page.locator('#experiment-pause').waitFor();
    await page.locator('#experiment-kill').click();
    await page.getByText('所有人退回默认页，这一阶段到此结束').waitFor();
    await show('experiment-10-kill');
    await giveReason(page, '演示到这里为止', /停止 EXP/);
    await page.getByText('已停止，所有人看到默认页').waitFor();
    await page.locator('#experiment-new-phase').click();
    await giveReason(page, '换一批人再看一遍', '开始阶段 2');
    await page.getByText('阶段 2 已开始').waitFor();
    await page.locator('#experiment-kill').click();
    await giveReason(page, '第二遍也到这里', /停止 EXP/);
    await page.locator('#experiment-archive').waitFor();

    await tab(page, 'audit');
    await page.getByText('演示到这里为止').waitFor();
    for (const action of [
      '新建草稿',
      '保存草稿',
      '提交批准',
      '批准文本',
      '开始',
      '改放进比例',
      '暂停',
      '恢复',
      '停止',
      '开始新阶段',
    ])
      expect(await page.locator('.audit-table').getByText(action, { exact: true }).count()).toBeGreaterThan(
        0,
      );
    await fits(page);
    await show('experiment-11-audit');
  });
  const state = await suite.world.database.db.one('select state, phase from experiment');
  expect(state).toEqual({ state: 'stopped', phase: 2 });
}, 240_000);

test('two people who edit at once are told, and nothing is written over', () =>
  inWindow(
    'light',
    async (page) => {
      await open(page);
      await page.locator('#experiment-new').click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /换一句标题/ })
        .click();
      await page.waitForURL(/\/plan/);
      await page.getByLabel('名称').fill('我改的名称');
      await suite.world.database.db.query(
        `update experiment set revision = revision + 1, definition = jsonb_set(definition, '{name}', '"别人改的名称"')
       where state = 'draft'`,
      );
      await page.locator('#draft-save').click();
      await page.getByText('你打开以后别人保存过这份草稿').waitFor();
      await picture(page, 'experiment-conflict');
      await button(page, '放弃我的，看对方的').click();
      await page.getByRole('heading', { name: '别人改的名称' }).waitFor();
    },
    true,
  ));

const visitors = 6_000;

/** People who came to the first page in the days before, and every third who began to apply within the hour. */
async function plantVisitors(): Promise<void> {
  const { db } = suite.world.database;
  await db.query(
    `insert into person (person_id, created_at)
     select 'psn_' || lpad(n::text, 26, '0'), now() - interval '20 days' from generate_series(1, ${visitors}) n`,
  );
  await db.query(
    `insert into behaviour_event (event_id, person_id, device_id, session_id, host, name, version, page, sequence,
       occurred_at, happened_at, received_at, skew_ms, app_version, properties)
     select 'bhv_' || lpad(n::text, 26, '0'), 'psn_' || lpad(n::text, 26, '0'), 'dev', 'ses', 'weapp', 'page_viewed', 1,
       'entry.landing', 1, at, at, at, 0, '1', '{}'
     from (select n, now() - make_interval(mins => 2000 + n * 2) as at from generate_series(1, ${visitors}) n) planted`,
  );
  await db.query(
    `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
     select 'fct_' || lpad(n::text, 26, '0'), 'psn_' || lpad(n::text, 26, '0'), 1, 'application_started', 1,
       'planted-' || n, at, '{}', at
     from (select n, now() - make_interval(mins => 1990 + n * 2) as at from generate_series(1, ${visitors}) n) planted
     where n % 3 = 0`,
  );
}

test('with visitors the plan says how many people and days it takes, and takes them over', async () => {
  await plantVisitors();
  await inWindow('light', async (page) => {
    await open(page);
    await page.locator('#experiment-new').click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /换一句标题/ })
      .click();
    await page.waitForURL(/\/plan/);
    await page.getByText('按现在的访客约').waitFor();
    await fits(page);
    await picture(page, 'experiment-plan-with-visitors');
    await button(page, '按需要的人数和整周填上').click();
    await page.locator('#draft-save').click();
    await page.getByText('已保存').waitFor();
  });
  const saved = await suite.world.database.db.one<{ units: number; days: number }>(
    `select (definition->>'plannedUnits')::int as units, (definition->>'plannedDays')::int as days
     from experiment order by number desc limit 1`,
  );
  expect(saved.units % 100).toBe(0);
  expect(saved.units).toBeGreaterThan(5_000);
  expect(saved.days % 7).toBe(0);
});

test('the list is walked by keys, in both languages', () =>
  inWindow('light', async (page) => {
    await open(page);
    await page.locator('a.experiment-name').first().waitFor();
    await picture(page, 'experiments-list');
    await page.locator('.holdouts').getByRole('button', { name: '改' }).first().click();
    await page.getByRole('dialog').getByLabel('留出比例').fill('2');
    await giveReason(page, '看所有改动合起来的效果', '留出 2%');
    await page.locator('.holdouts').getByText('2%', { exact: true }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/experiments\/exp_\w+\//);
    await open(page);
    await button(page, 'EN').click();
    await page.getByText('Holdout by layer').waitFor();
    await fits(page);
    await picture(page, 'experiments-english');
    await page.locator('a.experiment-name').first().click();
    for (const name of ['plan', 'pages', 'compliance', 'start', 'audit']) {
      await tab(page, name);
      await page.waitForTimeout(600);
      await fits(page);
      await picture(page, `experiment-english-${name}`);
    }
  }));

test('whoever may only look is told why, and finds no button', async () => {
  const { db } = suite.world.database;
  await db.query("update operator set role = 'compliance' where sign_in_name = 'admin'");
  try {
    await inWindow('light', async (page) => {
      await open(page);
      await page.locator('a.experiment-name').first().click();
      await page.getByText('管理员和分析可以改').waitFor();
      expect(await page.locator('#experiment-archive').count()).toBe(0);
      expect(await page.getByLabel('名称').isDisabled()).toBe(true);
      await picture(page, 'experiment-read-only');
    });
  } finally {
    await db.query("update operator set role = 'admin' where sign_in_name = 'admin'");
  }
});
