import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { openWorld, type World } from '../world/world';

const screenshots = join(__dirname, '../screenshots/console');
/** The first account of the console. */
export const operator = { name: 'admin', password: 'a-password-of-the-console' };
export type Look = 'light' | 'dark';
const looks: readonly Look[] = ['light', 'dark'];
const widthOf: Record<Look, number> = { light: 1440, dark: 1280 };

/** A product whose console somebody may sign in to. */
export const openConsoleWorld = (): Promise<World> =>
  openWorld({
    environment: { CONSOLE_FIRST_OPERATOR: operator.name, CONSOLE_FIRST_PASSWORD: operator.password },
  });

interface Sitting {
  /** The administrator unless somebody else is named. */
  as?: { name: string; password: string };
  /** Where the window's clock begins; otherwise it is the machine's. */
  atMs?: number;
}

/** A window in which somebody is signed in, with everything that went wrong in it. */
export async function openConsole(
  { world, browser }: { world: Pick<World, 'sandboxUrl'>; browser: Browser },
  look: Look = 'light',
  { as = operator, atMs }: Sitting = {},
) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: look,
    reducedMotion: 'reduce',
  });
  if (atMs !== undefined) await context.clock.install({ time: atMs });
  const page = await context.newPage();
  const problems: string[] = [];
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // Before the sign-in the browser itself reports that nobody is signed in.
    if (message.type() === 'error' && !message.text().includes('401')) problems.push(message.text());
  });
  await page.goto(`${world.sandboxUrl}/console/funnel`);
  await page.getByLabel('登录名').fill(as.name);
  await page.getByLabel('密码').fill(as.password);
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

/** What still moves, and what was drawn for another size of the window, gets there; what turns for ever is let turn. */
const standStill = `(async () => {
  // The drawing library comes after the page.
  const moves = () => document.querySelector('div[role="img"]:empty') !== null || document.getAnimations().some(({ playState, effect }) =>
    playState === 'running' && effect && effect.getComputedTiming().endTime !== Infinity);
  const deadline = performance.now() + 2_000;
  for (let still = 0; still < 3 && performance.now() < deadline; still = moves() ? 0 : still + 1)
    await new Promise(requestAnimationFrame);
})()`;

/**
 * The page in each look, which changes its colours and nothing else, and at a width of the look's own; the window as
 * tall as the page: what sticks to its edge stands where it belongs.
 */
export async function picture(
  page: Page,
  name: string,
  { shown = looks, look }: { shown?: readonly Look[]; look?(shown: Look): Promise<void> } = {},
): Promise<void> {
  const before = await page.evaluate<boolean>("matchMedia('(prefers-color-scheme: dark)').matches");
  for (const each of shown) {
    await page.emulateMedia({ colorScheme: each });
    const width = widthOf[each];
    await page.setViewportSize({ width, height: 900 });
    const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
    await page.setViewportSize({ width, height: Math.max(900, height) });
    await page.evaluate(standStill);
    await look?.(each);
    const path = join(screenshots, `${name}.${width}.${each}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await page.screenshot({ path });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: before ? 'dark' : 'light' });
}
