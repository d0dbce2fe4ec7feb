import type { Page } from 'playwright-core';
import { type Look, openConsole, operator, picture as pictureOf } from '../console-window';
import type { JourneyGround } from './product';

interface Sitting {
  as?: typeof operator;
  look?: Look;
  /** Where the window's clock begins. */
  atMs: number;
}

/** A window of the console at a moment of the history; everything that goes wrong in it fails the test. */
export async function inConsole(
  ground: JourneyGround,
  { as = operator, look = 'light', atMs }: Sitting,
  walk: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, problems, close } = await openConsole(ground, look, { as, atMs });
  try {
    await walk(page);
  } catch (error) {
    await picture(page, 'failed');
    throw new Error(`${String(error)}\nThe page reads:\n${await page.innerText('body')}`, { cause: error });
  } finally {
    await close();
  }
  expect(problems).toEqual([]);
}

/** One picture in the look of most people and, where it matters, one in the dark. */
export const picture = (page: Page, name: string, shown: readonly Look[] = ['light']): Promise<void> =>
  pictureOf(page, `experiment-journey/${name}`, { shown });

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

export const tab = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('tab', { name })
    .or(page.getByRole('link', { name, exact: true }))
    .first()
    .click();

/** Every deed that changes something asks for a reason, which the audit keeps. */
export async function giveReason(page: Page, reason: string, confirm: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill(reason);
  await dialog.getByRole('button', { name: confirm }).click();
  await dialog.waitFor({ state: 'detached' });
}

export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByLabel(field).click();
  await page.locator(`.ant-select-item-option[title="${option}"]`).last().click();
}
