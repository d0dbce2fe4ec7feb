import { plantExperiment } from '../journeys/experiment/planted-experiment';
import { endPreview, plantPreview, type PreviewAsked } from '../journeys/experiment/planted-preview';
import { agreeOn } from '../journeys/phone/journey';
import { type BrowserPhone, openBrowserPhone } from './browser-phone';
import { openConsole, openConsoleWorld, picture } from './console-window';
import { openSuite } from './open-suite';
import { seenOn } from './what-is-seen';

let experimentId: string;
const suite = openSuite(openConsoleWorld, async (world) => {
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

async function lookOf(phone: BrowserPhone): Promise<string[]> {
  const names = await phone.page.locator('.page').filter({ visible: true }).last().getAttribute('class');
  return names!
    .split(' ')
    .filter((name) => /^(theme|text)-/.test(name))
    .sort();
}

const looks = [
  { name: 'plain', largeText: false, dark: false, classes: ['text-normal', 'theme-light'] },
  { name: 'large', largeText: true, dark: false, classes: ['text-large', 'theme-light'] },
  { name: 'dark', largeText: false, dark: true, classes: ['text-normal', 'theme-dark'] },
  { name: 'large-dark', largeText: true, dark: true, classes: ['text-large', 'theme-dark'] },
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
        expect(await lookOf(phone)).toEqual(classes);
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
  expect(await lookOf(phone)).toEqual(['text-normal', 'theme-light']);
  expect(await seenOn(phone.page)).toEqual({ overflowPx: 0, faint: [] });
  await phone.show('preview-over');
  await phone.close();
}, 60_000);

test('what was walked on a phone is told beside the code that it scanned', async () => {
  const { page, problems, close } = await openConsole(suite);
  await page.goto(`${suite.world.sandboxUrl}/console/experiments/${experimentId}/pages`);
  await page.locator('#preview-make').click();
  const address = await page.getByRole('link', { name: '在浏览器打开' }).getAttribute('href');
  const { searchParams } = new URL(address!);
  const phone = await openBrowserPhone(suite.browser, {
    look: 'light',
    host: (searchParams.get('host') ?? 'h5') as 'weapp' | 'tt' | 'h5',
    url: `${suite.world.sandboxUrl}/app/?${searchParams.toString()}`,
  });
  await phone.waitForText('正在预览');
  await agreeOn(phone);
  await page.getByText('手机上走过的').waitFor({ timeout: 45_000 });
  // To begin and to agree: a tick is told by the decision that it made.
  expect(await page.locator('.walks li').innerText()).toMatch(/0 项 · 2 次点击 · \d+ 秒/);
  await picture(page, 'preview-walked');
  expect(problems).toEqual([]);
  expect(phone.problems).toEqual([]);
  await phone.close();
  await close();
}, 120_000);
