import type { Browser } from 'playwright-core';
import { until } from '../world/until';
import type { World } from '../world/world';
import { openBrowser } from './browser-phone';
import { openConsole, openConsoleWorld, picture } from './console-window';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await openConsoleWorld();
  browser = await openBrowser();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

test('who doubts a count has everybody counted anew, and is told which table answers meanwhile', async () => {
  const { page, problems, close } = await openConsole(world, browser, 'light');
  const { db } = world.database;
  const rebuilds = async () =>
    (
      await db.one<{ count: number }>(
        `select count(*)::int as count from audit_entry where action = 'journeys_rebuilt'`,
      )
    ).count;
  try {
    await page.goto(`${world.sandboxUrl}/console/quality`);
    await page.getByRole('button', { name: '重新计数' }).click();
    await page.getByText('期间仍由旧表回答').waitFor();
    await picture(page, 'quality-count-anew', 'light');
    await page.getByRole('button', { name: '不用' }).click();
    expect(await rebuilds()).toBe(0);
    await page.getByRole('button', { name: '重新计数' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '重新计数' }).click();
    await until(async () => ((await rebuilds()) === 1 ? true : null));
    await page.getByText('跟得上').first().waitFor();
  } finally {
    await close();
  }
  expect(problems).toEqual([]);
}, 60_000);
