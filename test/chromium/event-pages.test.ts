import type { Browser, Route } from 'playwright-core';
import { until } from '../world/until';
import type { World } from '../world/world';
import { openBrowser } from './browser-phone';
import { closePane, holdAnswers, openConsole, openConsoleWorld, picture } from './console-window';

const people = 120;

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await openConsoleWorld();
  browser = await openBrowser();
  await plantVisits();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Everybody saw the landing page; the later their number, the fewer pages after it and the fewer days they came back. */
async function plantVisits(): Promise<void> {
  const { db } = world.database;
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
  const seen = [
    ['app_opened', 'app', 0, 1],
    ['page_viewed', 'entry.landing', 1, 1],
    ['page_viewed', 'apply.phone', 40, 2],
    ['page_viewed', 'apply.identity', 90, 4],
    ['app_opened', 'app', 86_400, 3],
    ['app_opened', 'app', 172_800, 5],
  ] as const;
  for (const [place, [name, page, seconds, every]] of seen.entries())
    await db.query(`${planted}
      insert into behaviour_event (event_id, person_id, device_id, session_id, visit_id, host, name, version, page, sequence,
        occurred_at, happened_at, received_at, skew_ms, app_version, properties)
      select 'bhv_${place}' || lpad(n::text, 25, '0'), person_id, 'dev', 'ses', 'vst_' || n || '_${Math.floor(seconds / 86_400)}',
        'h5', '${name}', 1, '${page}', ${place}, at, at, at, 0, '1.0.0', '{}'
      from (select n, person_id, came_at + interval '${seconds} seconds' as at from planted where n % ${every} = 0) visits`);
}

const identity = encodeURIComponent(
  JSON.stringify({ name: 'page_viewed', page: 'apply.identity', where: [] }),
);
const ownFunnel = `fs=app_opened&fs=${identity}&fw=day&by=adPlatform`;

const pages = [
  { path: 'paths', query: '', says: /到过/, procedure: 'analytics.paths' },
  { path: 'events', query: '', says: /发生了/, procedure: 'analytics.events' },
  { path: 'retention', query: 'first=app_opened&', says: /第一次/, procedure: 'analytics.retention' },
];

describe.each(['light', 'dark'] as const)('in %s', (look) => {
  test.each(pages)(
    '$path: the answer, nobody there, and failing until it is asked again',
    async (each) => {
      const { page, problems, close } = await openConsole(world, browser, look);
      try {
        await page.goto(`${world.sandboxUrl}/console/${each.path}?${each.query}`);
        // The columnar copy may still be taking in what was planted.
        await until(async () => {
          await page.reload();
          await page.locator('.answer, .report-empty').first().waitFor();
          return each.says.test((await page.locator('.answer').allTextContents()).join()) || null;
        });
        await picture(page, `analysis-${each.path}`, look);
        await page.goto(`${world.sandboxUrl}/console/${each.path}?${each.query}days=2025-01-01~2025-01-07`);
        await page.locator('.report-empty').waitFor();
        await picture(page, `analysis-${each.path}-empty`, look);
        expect(problems).toEqual([]);

        const asked = `**/trpc/${each.procedure}`;
        await page.route(asked, (route: Route) => route.abort());
        await page.goto(`${world.sandboxUrl}/console/${each.path}?${each.query}days=last7`);
        const alert = page.getByRole('alert');
        await alert.getByRole('button', { name: '再试一次' }).waitFor();
        await picture(page, `analysis-${each.path}-failing`, look);
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
    const { page, problems, close } = await openConsole(world, browser, look);
    try {
      await page.goto(`${world.sandboxUrl}/console/funnel?${ownFunnel}`);
      await until(async () => {
        await page.reload();
        await page.locator('.custom-result .answer').waitFor();
        return (
          (await page.locator('.custom-result .total .drill').allTextContents()).join('') === '12030' || null
        );
      });
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
      await picture(page, 'funnel-own-people', look);

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
      await picture(page, 'funnel-own-people-slow', look);
      await answer();
      await rows.first().waitFor();
      await closePane(page);
      await page.route(asked, (route: Route) => route.abort());
      await page.locator('.breakdown tbody tr').nth(1).locator('.drill').nth(1).click();
      const again = pane.getByRole('alert').getByRole('button', { name: '再试一次' });
      await again.waitFor();
      await picture(page, 'funnel-own-people-failing', look);
      await page.unroute(asked);
      await again.click();
      await rows.nth(29).waitFor();

      await page.goto(
        `${world.sandboxUrl}/console/funnel?${ownFunnel}&people=reached.1&days=2025-01-01~2025-01-07`,
      );
      await pane.getByText('这里没有人。').waitFor();
      await picture(page, 'funnel-own-people-empty', look);
      await page.goto(`${world.sandboxUrl}/console/funnel?${ownFunnel}&people=reached.2`);
      await rows.first().getByRole('link').click();
      await page.waitForURL(/\/person\/psn_/);
    } finally {
      await close();
    }
  }, 120_000);

  test('every figure of retention leads to who came back and who did not', async () => {
    const { page, problems, close } = await openConsole(world, browser, look);
    try {
      await page.goto(`${world.sandboxUrl}/console/retention?first=app_opened`);
      const figures = page.locator('.cohorts .total .drill');
      await until(async () => {
        await page.reload();
        await page.locator('.answer, .report-empty').first().waitFor();
        return /^120,33[.\d]*%,20/.test((await figures.allTextContents()).join()) || null;
      });
      const pane = page.locator('.pane');
      const rows = pane.locator('table.people tbody tr');
      await figures.nth(1).click();
      await rows.nth(39).waitFor();
      expect(await rows.count()).toBe(40);
      await picture(page, 'retention-people', look);
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
      await picture(page, 'retention-people-cohort', look);
      expect(problems).toEqual([]);
    } finally {
      await close();
    }
  }, 120_000);

  test('the people of a group or a day of an event are one tap away', async () => {
    const { page, problems, close } = await openConsole(world, browser, look);
    try {
      await page.goto(`${world.sandboxUrl}/console/events?event=app_opened&by=adPlatform`);
      const all = page.locator('tr.total .drill');
      await until(async () => {
        await page.reload();
        await page.locator('.answer, .report-empty').first().waitFor();
        return (await all.allTextContents()).join() === '120' || null;
      });
      const pane = page.locator('.pane');
      const rows = pane.locator('table.people tbody tr');
      await page.locator('.answer').getByRole('button', { name: '120 人' }).click();
      await rows.nth(49).waitFor();
      await picture(page, 'events-people', look);
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
      await picture(page, 'events-people-day', look);
      await page.reload();
      await rows.first().waitFor();
      expect(problems).toEqual([]);
    } finally {
      await close();
    }
  }, 120_000);

  test('every way of the paths leads to who went it', async () => {
    const { page, problems, close } = await openConsole(world, browser, look);
    try {
      await page.goto(`${world.sandboxUrl}/console/paths`);
      const all = page.locator('.answer').getByRole('button', { name: '120 人' });
      await until(async () => {
        await page.reload();
        await page.locator('.answer, .report-empty').first().waitFor();
        return (await all.count()) || null;
      });
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
      await picture(page, 'paths-people', look);
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
    const { page, problems, close } = await openConsole(world, browser, look);
    try {
      await page.goto(`${world.sandboxUrl}/console/quality`);
      await page.getByText('手机报来的').first().waitFor();
      await picture(page, 'quality', look);
    } finally {
      await close();
    }
    expect(problems).toEqual([]);
  }, 60_000);
});
