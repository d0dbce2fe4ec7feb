import { plantExperiment } from '../journeys/experiment/planted-experiment';
import { endPreview, plantPreview, type PreviewAsked } from '../journeys/experiment/planted-preview';
import { openWorld } from '../world/world';
import { type BrowserPhone, openBrowserPhone } from './browser-phone';
import { openSuite } from './open-suite';
import { seenOn } from './what-is-seen';

let experimentId: string;
const suite = openSuite(openWorld, async (world) => {
  ({ experimentId } = await plantExperiment(world, { number: 1, values: {} }));
});
const title = '先看清价格，再决定借不借';

const preview = (asked: Pick<PreviewAsked, 'host' | 'largeText' | 'dark'>) =>
  plantPreview(suite.world, {
    experimentId,
    values: { 'landing.title': title, 'landing.note': '测算结果已含全部利息和费用' },
    ...asked,
  });

/** By the address that the console gives for this host. */
const scan = (host: 'weapp' | 'tt' | 'h5', token: string, width = 375): Promise<BrowserPhone> =>
  openBrowserPhone(suite.browser, {
    look: 'light',
    host,
    width,
    url: `${suite.world.sandboxUrl}/app/?${host === 'h5' ? '' : `host=${host}&`}preview=${token}`,
  });

const drawing = (phone: BrowserPhone): Promise<string> =>
  phone.page.locator('.page').filter({ visible: true }).last().getAttribute('class') as Promise<string>;

const looks = [
  { name: 'plain', largeText: false, dark: false, classes: /theme-light text-normal/ },
  { name: 'large', largeText: true, dark: false, classes: /theme-light text-large/ },
  { name: 'dark', largeText: false, dark: true, classes: /theme-dark text-normal/ },
  { name: 'large-dark', largeText: true, dark: true, classes: /theme-dark text-large/ },
];

describe.each(['weapp', 'tt', 'h5'] as const)('a browser as %s', (host) => {
  test.each(looks)(
    'draws a preview as it asks, on the narrowest phone as well: $name',
    async ({ name, classes, ...look }) => {
      const token = await preview({ host, ...look });
      for (const width of [375, 320]) {
        const phone = await scan(host, token, width);
        await phone.waitForText('正在预览 EXP-001 B');
        expect(await phone.text()).toContain('先看清价格');
        expect(await drawing(phone)).toMatch(classes);
        expect(await seenOn(phone.page)).toEqual({ overflowPx: 0, faint: [] });
        await phone.show(`preview-${host}-${width}-${name}`);
        await phone.tap('landing-start');
        await phone.waitFor('consent-accept');
        await phone.show(`preview-${host}-${width}-${name}-consent`);
        expect(phone.problems).toEqual([]);
        await phone.close();
      }
    },
    60_000,
  );
});

test('a link that is over says so above the page that everybody sees', async () => {
  const token = await preview({ host: 'h5', largeText: true, dark: true });
  await endPreview(suite.world, token);
  const phone = await scan('h5', token);
  await phone.waitForText('预览链接已失效');
  expect(await drawing(phone)).toMatch(/theme-light text-normal/);
  expect(await seenOn(phone.page)).toEqual({ overflowPx: 0, faint: [] });
  await phone.show('preview-over');
  await phone.close();
}, 60_000);
