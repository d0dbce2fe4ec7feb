import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Phone } from '../journeys/phone/phone';

const screenshots = join(__dirname, '../screenshots');

// Debian's Chromium without its own calls home, which a closed machine would refuse one by one.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });

export interface BrowserPhoneOptions {
  /** The part of a picture's name that tells the looks apart. */
  look: 'light' | 'dark' | 'large';
  url: string;
  host: 'weapp' | 'tt' | 'h5';
  width?: number;
}

export interface BrowserPhone extends Phone {
  page: Page;
  problems: string[];
  close(): Promise<void>;
}

/** The h5 build at the size of a phone, touched as a person would. */
export async function openBrowserPhone(
  browser: Browser,
  options: BrowserPhoneOptions,
): Promise<BrowserPhone> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 375, height: 812 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: options.look === 'dark' ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  if (options.look === 'large')
    await page.addInitScript(
      `localStorage.setItem('loudou.${options.host}.text-size', JSON.stringify({ data: 'large' }))`,
    );
  await page.goto(options.url);

  // Pages behind the current one stay in the document, so only what can be seen counts.
  const seen = (id: string) => page.locator(`[id="${id}"]`).filter({ visible: true }).last();
  const waitFor = async (id: string, limitMs = 10_000) => {
    await seen(id)
      .waitFor({ state: 'visible', timeout: limitMs })
      .catch(async () => {
        throw new Error(
          `#${id} did not come. The page reads:\n${await page.innerText('body')}\n${problems.join('\n')}`,
        );
      });
  };
  const tap = async (id: string) => {
    await waitFor(id);
    await seen(id).click();
  };
  return {
    host: options.host,
    page,
    async tapPhoneButton() {
      await waitFor('phone-one-tap');
      await seen('phone-one-tap').locator('button, taro-button-core, .button').first().click();
    },
    problems,
    close: () => context.close(),
    waitFor,
    tap,
    back: async () => void (await page.goBack()),
    async type(id, text) {
      await waitFor(id);
      await seen(id).locator('input').first().fill(text);
    },
    giveValidity: () => tap('identity-valid-always'),
    has: async (id) => (await seen(id).count()) > 0,
    waitForText: async (text, limitMs = 10_000) =>
      void (await page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: limitMs })),
    text: () => page.innerText('body'),
    async passFaceCheck() {
      await tap('face-start');
      if (options.host === 'weapp')
        return void (await page.getByText('通过', { exact: true }).filter({ visible: true }).last().click());
      await page.getByRole('button', { name: '通过', exact: true }).click();
    },
    async confirmHostPayment() {
      if (options.host !== 'weapp') return;
      await page.getByText('付款', { exact: true }).filter({ visible: true }).last().click();
    },
    async show(name) {
      mkdirSync(screenshots, { recursive: true });
      // Sheets and presses move for 200 ms; a picture in between shows neither state.
      await page.waitForTimeout(350);
      await page.screenshot({ path: join(screenshots, `${name}.${options.look}.png`), fullPage: true });
    },
  };
}
