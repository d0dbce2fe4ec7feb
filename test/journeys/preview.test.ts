import type { ExperimentId } from '@loudou/shared/ids';
import { walksOf } from '../../bff/src/experiment/compliance/meter/walk.queries';
import { somePerson } from '../world/people';
import { until } from '../world/until';
import { openWorld, type World } from '../world/world';
import { plantExperiment, type PlantedExperiment } from './experiment/planted-experiment';
import { endPreview, plantPreview, type PreviewAsked } from './experiment/planted-preview';
import { slowedDown } from './experiment/slowed-bff';
import { type BundlePhone, openBundlePhone } from './phone/bundle-phone';
import { agreeOn } from './phone/journey';
import { behaviourOf, queueOf } from './phone/kept-behaviour';

let world: World;
let experiment: PlantedExperiment;
const defaultTitle = '借多少、花多少，先算清楚';
const runningTitle = '先看价格，再做决定';
const previewedTitle = '先看清价格，再决定借不借';
const mark = '正在预览 EXP-001 B，不计入任何数字。';
const endedNote = '预览链接已失效，或属于别的平台。现在是正式页面。';

beforeAll(async () => {
  world = await openWorld();
  // Nearly everybody is given another title: whoever is not has come to look.
  experiment = await plantExperiment(world, { number: 1, values: { 'landing.title': runningTitle } });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
}, 60_000);
afterAll(() => world?.close());

const preview = (asked: Partial<PreviewAsked> & Pick<PreviewAsked, 'host'>) =>
  plantPreview(world, {
    experimentId: experiment.experimentId,
    values: { 'landing.title': previewedTitle },
    ...asked,
  });

let people = 0;
async function scan(platform: 'weapp' | 'tt', token: string, at: World = world): Promise<BundlePhone> {
  const phone = await openBundlePhone(at, {
    platform,
    query: { preview: token },
    scene: platform === 'weapp' ? 1047 : '011001',
    openId: `open-preview-${(people += 1)}`,
    phone: somePerson().phone,
  });
  await phone.waitFor('landing-start');
  return phone;
}

/** The words on the root of the page that say how it is drawn. */
const lookOf = (phone: BundlePhone): string[] => {
  const [root] = phone.app().findAll(({ attributes }) => /\btheme-/.test(String(attributes.class)));
  return String(root?.attributes.class)
    .split(' ')
    .filter((name) => /^(theme|text)-/.test(name));
};

const isFramed = (phone: BundlePhone): boolean =>
  phone.app().findAll(({ attributes }) => attributes.class === 'preview-frame').length === 1;

const countOf = async (table: string): Promise<number> => {
  const { rows } = await world.database.db.one<{ rows: number }>(
    `select count(*)::int as rows from ${table}`,
  );
  return rows;
};

const looks = [
  { largeText: false, dark: false, classes: ['theme-light', 'text-normal'] },
  { largeText: true, dark: false, classes: ['theme-light', 'text-large'] },
  { largeText: false, dark: true, classes: ['theme-dark', 'text-normal'] },
  { largeText: true, dark: true, classes: ['theme-dark', 'text-large'] },
];

describe.each(['weapp', 'tt'] as const)('the built %s bundle', (platform) => {
  test.each(looks)(
    'shows a preview as it asks (large text: $largeText, dark: $dark), on every page',
    async ({ classes, ...look }) => {
      const phone = await scan(platform, await preview({ host: platform, ...look }));
      expect(await phone.text()).toContain(previewedTitle);
      expect(await phone.text()).toContain(mark);
      expect(isFramed(phone)).toBe(true);
      expect(lookOf(phone)).toEqual(classes);
      await phone.tap('landing-me');
      await phone.waitFor('me-help');
      expect(await phone.text()).toContain(mark);
      expect(lookOf(phone)).toEqual(classes);
      phone.close();
    },
    60_000,
  );

  test('leaves no arrival, no fact, no assignment, no exposure and no time-out', async () => {
    const tables = ['touch', 'fact', 'experiment_assignment', 'experiment_exposure', 'experiment_timeout'];
    const before = await Promise.all(tables.map(countOf));
    const phone = await scan(platform, await preview({ host: platform }));
    await phone.app().skipTime(2_000);
    expect(await Promise.all(tables.map(countOf))).toEqual(before);
    await agreeOn(phone);
    await phone.waitFor('phone-other');
    await until(async () => {
      await phone.app().skipTime(5_000);
      return queueOf(phone).events.length === 0 ? true : null;
    });
    const names = await until(async () => {
      const rows = await behaviourOf(world, phone);
      return rows.length > 0 ? rows.map(({ name }) => name) : null;
    });
    expect(names.filter((name) => name.startsWith('experiment_'))).toEqual([]);
    // And still the console is told what it took to get there.
    const [walk] = await walksOf(world.database.db, experiment.experimentId as ExperimentId, new Date());
    expect(walk).toMatchObject({ variant: 'b', host: platform, fields: 0, taps: 2 });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await Promise.all(tables.slice(2).map(countOf))).toEqual(before.slice(2));
    phone.close();
  }, 60_000);

  test('behind a BFF that takes 3 s a preview is shown late rather than not at all', async () => {
    const slow = await slowedDown(world, 3_000);
    const phone = await scan(platform, await preview({ host: platform, dark: true }), slow);
    await until(async () => ((await phone.text()).includes(mark) ? true : null));
    expect(await phone.text()).toContain(previewedTitle);
    expect(lookOf(phone)).toEqual(['theme-dark', 'text-normal']);
    phone.close();
    slow.stopSlowing();
  }, 60_000);

  test('a link that is over, or of another host, says so on the page as everybody sees it', async () => {
    const over = await preview({ host: platform, largeText: true, dark: true });
    await endPreview(world, over);
    const elsewhere = await preview({ host: platform === 'weapp' ? 'tt' : 'weapp', dark: true });
    const before = await countOf('experiment_assignment');
    for (const token of [over, elsewhere]) {
      const phone = await scan(platform, token);
      expect(await phone.text()).toContain(endedNote);
      expect(await phone.text()).toContain(defaultTitle);
      expect(isFramed(phone)).toBe(false);
      expect(lookOf(phone)).toEqual(['theme-light', 'text-normal']);
      phone.close();
    }
    expect(await countOf('experiment_assignment')).toBe(before);
  }, 60_000);

  test('what ends while somebody looks is told at the next launch, and then it is over', async () => {
    const token = await preview({ host: platform, largeText: true });
    const phone = await scan(platform, token);
    expect(lookOf(phone)).toEqual(['theme-light', 'text-large']);
    await endPreview(world, token);
    await phone.killAndReopen();
    await phone.waitFor('landing-start');
    expect(await phone.text()).toContain(endedNote);
    expect(await phone.text()).not.toContain(mark);
    expect(lookOf(phone)).toEqual(['theme-light', 'text-normal']);
    phone.close();
  }, 60_000);
});
