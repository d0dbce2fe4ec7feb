import type { Page, Route } from 'playwright-core';
import { until } from '../world/until';
import type { World } from '../world/world';
import { closePane, holdAnswers, openConsole, openConsoleWorld, picture } from './console-window';
import { openSuite } from './open-suite';
import { plantVisits } from './planted-console';

const people = 120;

const suite = openSuite(openConsoleWorld, plantVisitors);

/** Visitors of five days ago who came by themselves. */
async function plantVisitors({ database: { db } }: World): Promise<void> {
  const planted = `
    with planted as (
      select n, 'psn_' || lpad(n::text, 26, '0') as person_id, now() - interval '5 days' - n * interval '20 minutes' as came_at
      from generate_series(1, ${people}) n
    )`;
  await db.query(
    `${planted} insert into person (person_id, created_at) select person_id, came_at from planted`,
  );
  await db.query(`${planted}
    insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ids, raw, paid_click, once_key, arrived_at)
    select 'tch_' || lpad(n::text, 26, '0'), person_id, 'dev', 'h5', 'direct', 'cold', '{}', '{}', false, 'once' || n, came_at
    from planted`);
  await plantVisits(db, planted, 'h5');
}

/** The columnar copy may still be taking in what was planted: a page is opened until it knows of it. */
const openUntil = (page: Page, path: string, knows: () => Promise<boolean>) =>
  until(async () => {
    await page.goto(`${suite.world.sandboxUrl}/console/${path}`);
    await page.locator('.answer, .report-empty').first().waitFor();
    return (await knows()) || null;
  });

const identity = encodeURIComponent(
  JSON.stringify({ name: 'page_viewed', page: 'apply.identity', where: [] }),
);
const ownFunnel = `fs=app_opened&fs=${identity}&fw=day&by=adPlatform`;

const pages = [
  { path: 'paths', query: '', says: /到过/, procedure: 'analytics.paths' },
  { path: 'events', query: '', says: /发生了/, procedure: 'analytics.events' },
  { path: 'retention', query: 'first=app_opened&', says: /第一次/, procedure: 'analytics.retention' },
];

test.each(pages)(
  '$path: the answer, nobody there, and failing until it is asked again',
  async (each) => {
    const { page, problems, close } = await openConsole(suite);
    try {
      await openUntil(page, `${each.path}?${each.query}`, async () =>
        each.says.test((await page.locator('.answer').allTextContents()).join()),
      );
      await picture(page, `analysis-${each.path}`);
      await page.goto(
        `${suite.world.sandboxUrl}/console/${each.path}?${each.query}days=2025-01-01~2025-01-07`,
      );
      await page.locator('.report-empty').waitFor();
      await picture(page, `analysis-${each.path}-empty`);
      expect(problems).toEqual([]);

      const asked = `**/trpc/${each.procedure}`;
      await page.route(asked, (route: Route) => route.abort());
      await page.goto(`${suite.world.sandboxUrl}/console/${each.path}?${each.query}days=last7`);
      const alert = page.getByRole('alert');
      await alert.getByRole('button', { name: '再试一次' }).waitFor();
      await picture(page, `analysis-${each.path}-failing`);
      await page.unroute(asked);
      await alert.getByRole('button', { name: '再试一次' }).click();
      await page.locator('.answer, .report-empty').first().waitFor();
    } finally {
      await close();
    }
  },
  90_000,
);

test('every figure of an own funnel leads to its people', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    const total = page.locator('.custom-result .total .drill');
    await openUntil(
      page,
      `funnel?${ownFunnel}`,
      async () => (await total.allTextContents()).join('') === '12030',
    );
    const pane = page.locator('.pane');
    const rows = pane.locator('table.people tbody tr');

    const reached = page.getByRole('button', { name: '30', exact: true }).first();
    expect(await reached.getAttribute('title')).toMatch(/^看这 30 人/);
    await reached.focus();
    await page.keyboard.press('Enter');
    await rows.nth(29).waitFor();
    expect(await rows.count()).toBe(30);
    await page.reload();
    await rows.nth(29).waitFor();
    await picture(page, 'funnel-own-people');

    await page.locator('.pane-choice').getByText('没走到').click();
    await pane.getByRole('button', { name: '再看 40 人' }).click();
    await rows.nth(89).waitFor();
    expect(await rows.count()).toBe(90);
    expect(new URL(page.url()).searchParams.get('people')).toBe('lost.2');
    await closePane(page);

    // The bar leads to those whom the step lost; a group to its own.
    await page
      .locator('.custom-result tr')
      .getByRole('button', { name: /比上一步少 90 人/ })
      .click();
    await pane.getByRole('heading', { name: /没走到/ }).waitFor();
    await page.locator('.breakdown tbody tr').nth(1).locator('.drill').first().click();
    await pane.getByText(/广告平台：/).waitFor();
    await rows.nth(49).waitFor();

    const asked = '**/trpc/analytics.customFunnelPeople*';
    await closePane(page);
    expect(problems).toEqual([]);
    const answer = await holdAnswers(page, asked);
    await page.locator('.custom-result .total .drill').first().click();
    await pane.getByRole('status').waitFor();
    await picture(page, 'funnel-own-people-slow');
    await answer();
    await rows.first().waitFor();
    await closePane(page);
    await page.route(asked, (route: Route) => route.abort());
    await page.locator('.breakdown tbody tr').nth(1).locator('.drill').nth(1).click();
    const again = pane.getByRole('alert').getByRole('button', { name: '再试一次' });
    await again.waitFor();
    await picture(page, 'funnel-own-people-failing');
    await page.unroute(asked);
    await again.click();
    await rows.nth(29).waitFor();

    await page.goto(
      `${suite.world.sandboxUrl}/console/funnel?${ownFunnel}&people=reached.1&days=2025-01-01~2025-01-07`,
    );
    await pane.getByText('这里没有人。').waitFor();
    await picture(page, 'funnel-own-people-empty');
    await page.goto(`${suite.world.sandboxUrl}/console/funnel?${ownFunnel}&people=reached.2`);
    await rows.first().getByRole('link').click();
    await page.waitForURL(/\/person\/psn_/);
  } finally {
    await close();
  }
}, 120_000);

test('every figure of retention leads to who came back and who did not', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    const figures = page.locator('.cohorts .total .drill');
    await openUntil(page, 'retention?first=app_opened', async () =>
      /^120,33[.\d]*%,20/.test((await figures.allTextContents()).join()),
    );
    const pane = page.locator('.pane');
    const rows = pane.locator('table.people tbody tr');
    await figures.nth(1).click();
    await rows.nth(39).waitFor();
    expect(await rows.count()).toBe(40);
    await picture(page, 'retention-people');
    await page.locator('.pane-choice').getByText('没回来').click();
    await pane.getByRole('button', { name: '再看 30 人' }).click();
    await rows.nth(79).waitFor();
    expect(await rows.count()).toBe(80);
    await page.reload();
    await pane.getByRole('heading', { name: /第 1 天没有回来/ }).waitFor();
    await rows.first().waitFor();
    await closePane(page);

    // One cohort, of which everybody is listed.
    const cohort = page.locator('.cohorts tbody tr').nth(1).locator('.drill').first();
    const people = Number(await cohort.textContent());
    await cohort.focus();
    await page.keyboard.press('Enter');
    await pane.getByRole('heading', { name: /第一次做/ }).waitFor();
    await rows.nth(Math.min(people, 50) - 1).waitFor();
    await picture(page, 'retention-people-cohort');
    expect(problems).toEqual([]);
  } finally {
    await close();
  }
}, 120_000);

test('the people of a group or a day of an event are one tap away', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    const all = page.locator('tr.total .drill');
    await openUntil(
      page,
      'events?event=app_opened&by=adPlatform',
      async () => (await all.allTextContents()).join() === '120',
    );
    const pane = page.locator('.pane');
    const rows = pane.locator('table.people tbody tr');
    await page.locator('.answer').getByRole('button', { name: '120 人' }).click();
    await rows.nth(49).waitFor();
    await picture(page, 'events-people');
    await closePane(page);
    await page.locator('tr.total + tr').locator('.drill').click();
    await pane.getByText(/广告平台：/).waitFor();
    await closePane(page);

    await page.keyboard.press('t');
    const day = page.locator('.grid .card').first().locator('tbody .drill').last();
    const [, people] = /看这 (\d+) 人/.exec((await day.getAttribute('title'))!)!;
    await day.focus();
    await page.keyboard.press('Enter');
    await rows.nth(Math.min(Number(people), 50) - 1).waitFor();
    expect(await rows.count()).toBe(Math.min(Number(people), 50));
    await picture(page, 'events-people-day');
    await page.reload();
    await rows.first().waitFor();
    expect(problems).toEqual([]);
  } finally {
    await close();
  }
}, 120_000);

test('every way of the paths leads to who went it', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    const all = page.locator('.answer').getByRole('button', { name: '120 人' });
    await openUntil(page, 'paths', async () => (await all.count()) > 0);
    const pane = page.locator('.pane');
    const rows = pane.locator('table.people tbody tr');
    await all.click();
    await rows.nth(49).waitFor();
    await closePane(page);
    await page.keyboard.press('t');
    const ways = page.locator('.grid tbody tr');
    const toPhone = ways.filter({ hasText: '首页 → 手机号' }).locator('.drill');
    expect(await toPhone.textContent()).toBe('60');
    await toPhone.focus();
    await page.keyboard.press('Enter');
    await pane.getByRole('button', { name: '再看 10 人' }).click();
    await rows.nth(59).waitFor();
    expect(await rows.count()).toBe(60);
    await picture(page, 'paths-people');
    await ways.filter({ hasText: '首页 → 没有下文' }).locator('.drill').click();
    await pane.getByRole('heading', { name: /没有下文/ }).waitFor();
    await pane.getByRole('button', { name: '再看 10 人' }).waitFor();
    await page.reload();
    await rows.nth(49).waitFor();
    expect(problems).toEqual([]);
  } finally {
    await close();
  }
}, 120_000);

test('the page of data quality says how far the figures can be trusted', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    await page.goto(`${suite.world.sandboxUrl}/console/quality`);
    await page.getByText('手机报来的').first().waitFor();
    await picture(page, 'quality');
  } finally {
    await close();
  }
  expect(problems).toEqual([]);
}, 60_000);
