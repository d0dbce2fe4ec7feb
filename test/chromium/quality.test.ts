import { until } from '../world/until';
import { openConsole, openConsoleWorld, picture } from './console-window';
import { openSuite } from './open-suite';

const suite = openSuite(openConsoleWorld);

test('who doubts a count has everybody counted anew, and is told which table answers meanwhile', async () => {
  const { page, problems, close } = await openConsole(suite);
  const { db } = suite.world.database;
  const rebuilds = async () =>
    (
      await db.one<{ count: number }>(
        `select count(*)::int as count from audit_entry where action = 'journeys_rebuilt'`,
      )
    ).count;
  try {
    await page.goto(`${suite.world.sandboxUrl}/console/quality`);
    await page.getByRole('button', { name: '重新计数' }).click();
    await page.getByText('期间仍由旧表回答').waitFor();
    await picture(page, 'quality-count-anew');
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
