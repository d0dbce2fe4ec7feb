import type { Browser } from 'playwright-core';
import type { World } from '../world/world';
import { openBrowser } from './browser-phone';

export interface Suite {
  readonly world: World;
  readonly browser: Browser;
}

const LIMIT_MS = 90_000;

/** One world and one browser around all tests of a file; both are there once the tests run. */
export function openSuite(
  open: () => Promise<World>,
  plant: (world: World) => Promise<void> = async () => {},
): Suite {
  const suite = {} as { world: World; browser: Browser };
  beforeAll(async () => {
    suite.world = await open();
    suite.browser = await openBrowser();
    await plant(suite.world);
  }, LIMIT_MS);
  afterAll(async () => {
    await suite.browser?.close();
    await suite.world?.close();
  });
  return suite;
}
