import { readFileSync } from 'node:fs';
import type { Route } from 'playwright-core';
import { closePane, holdAnswers, openConsole, openConsoleWorld, picture } from './console-window';
import { openSuite } from './open-suite';
import { plantPeople } from './planted-console';

const suite = openSuite(openConsoleWorld, ({ database }) => plantPeople(database.db));

test('the funnel answers, explains itself, leads to people, is kept by name and taken away', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    await page.goto(`${suite.world.sandboxUrl}/console/funnel?vs=before`);
    await page.getByText('每 100 个到达的人里').waitFor();
    await picture(page, 'analysis-funnel');

    await page.getByTitle(/^看这 \d+ 人：注册$/).click();
    await page.getByRole('complementary', { name: '走到“注册”的人' }).getByText(/^P-/).first().waitFor();
    expect(page.url()).toContain('people=reached.registered');
    await picture(page, 'analysis-funnel-people');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('complementary').getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    const lines = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines[0]).toContain('person_id,arrived_at');
    await page.getByText(`已导出 ${lines.length - 1} 行`).waitFor();
    await closePane(page);
    expect(page.url()).not.toContain('people=');

    await page.keyboard.press('t');
    await page.getByRole('button', { name: '看图' }).first().waitFor();
    await page.keyboard.press('t');

    const name = '周会漏斗';
    await page.getByRole('button', { name: '存为视图' }).click();
    await page.locator('#view-name').fill(name);
    await page.locator('#view-save').click();
    await page.locator('#views').getByText(name).waitFor();
    await page.locator('#views').click();
    await page.getByRole('button', { name: `${name}的更多操作` }).click();
    await page.getByRole('menuitem', { name: '删除' }).click();
    await page.locator('#views').getByText(name).waitFor({ state: 'detached' });
    await page.locator('#view-undo').click();
    await page.locator('#views').getByText(name).waitFor();

    await page.goto(`${suite.world.sandboxUrl}/console/funnel?live=1`);
    await page.getByText('每秒更新').waitFor();
  } finally {
    await close();
  }
  expect(problems).toEqual([]);
}, 90_000);

test('a funnel of one’s own starts from a ready question and says what it counts', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    await page.goto(`${suite.world.sandboxUrl}/console/funnel`);
    await page.getByText('自己拼', { exact: true }).click();
    await page.getByText('从一个现成的问题开始').waitFor();
    await picture(page, 'analysis-custom-empty');
    await page.goto(
      `${suite.world.sandboxUrl}/console/funnel?fs=user_registered&fs=application_submitted&fs=credit_approved&fw=week`,
    );
    await page.getByText(/^数的是：/).waitFor();
    await page
      .getByText(/个做过第一步的人/)
      .first()
      .waitFor();
    await picture(page, 'analysis-custom');
  } finally {
    await close();
  }
  expect(problems).toEqual([]);
}, 60_000);

test('audiences tell who is one step away, and list them', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    await page.goto(`${suite.world.sandboxUrl}/console/audiences`);
    await page
      .getByText(/注册了还没有授信/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '看已授信未支用' }).click();
    await page.getByRole('heading', { name: '已授信未支用的人' }).waitFor();
    expect(page.url()).toContain('group=credited_not_drawn');
    await page.getByText(/^P-/).first().waitFor();
    await picture(page, 'analysis-audiences');
  } finally {
    await close();
  }
  expect(problems).toEqual([]);
}, 60_000);

test.each(['funnel', 'audiences'])(
  '%s: nobody there, slow, failing, and well again',
  async (name) => {
    const { page, close } = await openConsole(suite);
    try {
      await page.goto(`${suite.world.sandboxUrl}/console/${name}?days=2025-01-01~2025-01-07`);
      await page.getByText('这段时间没有人').waitFor();
      await picture(page, `analysis-${name}-empty`);

      const asked = '**/trpc/analytics.funnel';
      const letGo = await holdAnswers(page, asked);
      await page.goto(`${suite.world.sandboxUrl}/console/${name}`);
      await page.getByText(/^正在数 28 天/).waitFor();
      await picture(page, `analysis-${name}-loading`);
      await letGo();

      await page.route(asked, (route: Route) => route.abort());
      await page.goto(`${suite.world.sandboxUrl}/console/${name}?days=last90`);
      const alert = page.getByRole('alert');
      await alert.getByText('缩到 28 天再试').waitFor();
      await picture(page, `analysis-${name}-failing`);
      await page.unroute(asked);
      await alert.getByRole('button', { name: '再试一次' }).click();
      await page.locator('.answer').waitFor();
      expect(await alert.count()).toBe(0);
    } finally {
      await close();
    }
  },
  60_000,
);

test('nothing stands wider than the usual screens', async () => {
  const { page, close } = await openConsole(suite);
  try {
    for (const width of [1440, 1280])
      for (const path of ['funnel?vs=before&by=entryKind', 'audiences', 'funnel?fw=week']) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${suite.world.sandboxUrl}/console/${path}`);
        await page.locator('.card').first().waitFor();
        expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, width]);
      }
  } finally {
    await close();
  }
}, 60_000);
