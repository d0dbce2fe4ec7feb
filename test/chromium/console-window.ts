import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { openWorld, type World } from '../world/world';

const screenshots = join(__dirname, '../screenshots/console');
const operator = { name: 'admin', password: 'a-password-of-the-console' };
export type Look = 'light' | 'dark';

/** A product whose console somebody may sign in to. */
export const openConsoleWorld = (): Promise<World> =>
  openWorld({
    environment: { CONSOLE_FIRST_OPERATOR: operator.name, CONSOLE_FIRST_PASSWORD: operator.password },
  });

/** A window in which an administrator is signed in, with everything that went wrong in it. */
export async function openConsole(world: World, browser: Browser, look: Look) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: look,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // Before the sign-in the browser itself reports that nobody is signed in.
    if (message.type() === 'error' && !message.text().includes('401')) problems.push(message.text());
  });
  await page.goto(`${world.sandboxUrl}/console/funnel`);
  await page.getByLabel('登录名').fill(operator.name);
  await page.getByLabel('密码').fill(operator.password);
  await page.locator('button[type="submit"]').click();
  await page.locator('.page-head').waitFor();
  return { page, problems, close: () => context.close() };
}

/** Keeps the answers to these questions back, until what it gives is called. */
export async function holdAnswers(page: Page, asked: string | RegExp): Promise<() => Promise<void>> {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(asked, async (route: Route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  return () => {
    answer();
    return page.unroute(asked);
  };
}

/** Closes the detail beside the page; what is asked of it next is of another one. */
export async function closePane(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.pane').waitFor({ state: 'detached' });
}

/** The window as tall as the page: what sticks to its edge stands where it belongs. */
export async function picture(page: Page, name: string, look: Look): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  for (const width of [1440, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const height = await page.evaluate('document.documentElement.scrollHeight');
    await page.setViewportSize({ width, height: Math.max(900, Number(height)) });
    // Charts are drawn after the page stands.
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(screenshots, `${name}.${width}.${look}.png`) });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
