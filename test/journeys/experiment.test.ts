import { somePerson } from '../world/people';
import { until } from '../world/until';
import { openWorld, type World } from '../world/world';
import { plantExperiment, type PlantedExperiment } from './experiment/planted-experiment';
import { slowedDown } from './experiment/slowed-bff';
import { type BundlePhone, openBundlePhone } from './phone/bundle-phone';
import { agreeOn, registerByOneTap } from './phone/journey';
import { queueOf } from './phone/kept-behaviour';

let world: World;
let experiment: PlantedExperiment;
const defaultTitle = '借多少、花多少，先算清楚';
const newTitle = '先看价格，再做决定';

beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world?.close());

let number = 0;
beforeEach(async () => {
  experiment = await plantExperiment(world, {
    number: (number += 1),
    values: { 'landing.title': newTitle },
  });
  // Every process has heard of it.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
});
afterEach(() => experiment.set(`update experiment set state = 'archived' where state <> 'archived'`));

type Platform = 'weapp' | 'tt';
const launchOf = (platform: Platform, openId: string, phone = somePerson().phone) => ({
  platform,
  query: {},
  scene: platform === 'weapp' ? 1089 : '021001',
  openId,
  phone,
});
let people = 0;
const newOpenId = () => `open-experiment-${(people += 1)}`;

const open = (platform: Platform, openId = newOpenId(), at: World = world) =>
  openBundlePhone(at, launchOf(platform, openId));

/**
 * Somebody to whom the treatment was given: one in a hundred is in the control, and on a busy machine some are drawn too
 * late to be shown it.
 */
async function openTreated(platform: Platform): Promise<{ phone: BundlePhone; openId: string }> {
  for (;;) {
    const openId = newOpenId();
    const phone = await open(platform, openId);
    await phone.waitFor('landing-start');
    if ((await phone.text()).includes(newTitle)) return { phone, openId };
    phone.close();
  }
}

async function sent(phone: BundlePhone): Promise<void> {
  await until(async () => {
    await phone.app().skipTime(5_000);
    return queueOf(phone).events.length === 0 ? true : null;
  });
}

const rowsOf = (table: string) =>
  world.database.db.query<{ assignment_id: string; variant: string; host?: string }>(
    `select * from ${table} where experiment_id = $1 order by assignment_id`,
    [experiment.experimentId],
  );
const assignments = () => rowsOf('experiment_assignment');
const exposures = () => rowsOf('experiment_exposure');
const timeouts = () => rowsOf('experiment_timeout');

/** Somebody agrees to be counted, and everything that waited is sent. */
async function agreeAndSend(phone: BundlePhone): Promise<void> {
  await agreeOn(phone);
  await phone.waitFor('phone-other');
  await sent(phone);
}

describe.each(['weapp', 'tt'] as const)('the built %s bundle', (platform) => {
  test('shows its variant, and counts as exposed when it was seen and its person agreed', async () => {
    const { phone } = await openTreated(platform);
    await phone.app().skipTime(2_000);
    const assignment_id = (await assignments()).at(-1)?.assignment_id;
    expect(await exposures()).toEqual([]);
    await agreeAndSend(phone);
    const exposed = await until(async () => ((await exposures()).length > 0 ? await exposures() : null));
    phone.close();
    expect(exposed).toEqual([expect.objectContaining({ assignment_id, variant: 'b', host: platform })]);
  }, 60_000);

  test('behind a BFF that takes 3 s everybody sees the default, noted as timed out, and nobody is exposed', async () => {
    const slow = await slowedDown(world, 3_000);
    const phones = await Promise.all(Array.from({ length: 3 }, () => open(platform, newOpenId(), slow)));
    for (const phone of phones) {
      await phone.waitFor('landing-start');
      expect(await phone.text()).toContain(defaultTitle);
    }
    for (const phone of phones) {
      await until(async () => ((await assignments()).length === phones.length ? true : null));
      await phone.app().skipTime(4_000);
      expect(await phone.text()).toContain(defaultTitle);
      await agreeAndSend(phone);
    }
    const late = await until(async () => ((await timeouts()).length === phones.length ? timeouts() : null));
    phones.forEach((phone) => phone.close());
    slow.stopSlowing();
    expect(late.map(({ assignment_id }) => assignment_id)).toEqual(
      (await assignments()).map(({ assignment_id }) => assignment_id),
    );
    expect(await exposures()).toEqual([]);
  }, 90_000);

  test('without any BFF the default stands, and what is killed is gone from the next launch', async () => {
    const { phone, openId } = await openTreated(platform);
    await world.bff.kill();
    await phone.killAndReopen();
    await phone.waitFor('landing-start');
    expect(await phone.text()).toContain(defaultTitle);
    await world.bff.start();
    phone.close();

    const again = await open(platform, openId);
    await until(async () => {
      if ((await again.text()).includes(newTitle)) return true;
      await again.killAndReopen();
      await again.waitFor('landing-start');
      return null;
    });
    const killedAt = Date.now();
    await experiment.set(`update experiment set state = 'stopped' where experiment_id = $1`, [
      experiment.experimentId,
    ]);
    await until(async () => {
      await again.killAndReopen();
      await again.waitFor('landing-start');
      return (await again.text()).includes(defaultTitle) ? true : null;
    });
    expect(Date.now() - killedAt).toBeLessThan(10_000);
    again.close();
    // Whoever was drawn once was drawn once.
    expect((await assignments()).length).toBe(
      new Set((await assignments()).map((row) => row.assignment_id)).size,
    );
  }, 90_000);

  test('a variant that is deleted while it runs shows the default and exposes nobody more', async () => {
    const { phone } = await openTreated(platform);
    await experiment.set(
      `update experiment_phase set definition = jsonb_set(definition, '{variants,1,key}', '"c"') where experiment_id = $1`,
      [experiment.experimentId],
    );
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await phone.killAndReopen();
    await phone.waitFor('landing-start');
    expect(await phone.text()).toContain(defaultTitle);
    await agreeAndSend(phone);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    phone.close();
    // What was seen before it was deleted may have been told; nothing of it is of another variant.
    expect((await exposures()).every(({ variant }) => variant === 'b')).toBe(true);
    expect((await assignments()).filter(({ variant }) => variant === 'c')).toEqual([]);
  }, 60_000);
});

test('one person in WeChat and in Douyin is two units, each with one arm', async () => {
  const person = somePerson();
  const phones = [];
  for (const platform of ['weapp', 'tt'] as const) {
    const phone = await openBundlePhone(world, launchOf(platform, newOpenId(), person.phone));
    await phone.waitFor('landing-start');
    await phone.app().skipTime(2_000);
    await agreeOn(phone);
    await registerByOneTap(phone);
    await phone.waitFor('identity-name');
    await sent(phone);
    phones.push(phone);
  }
  const exposed = await until(async () => ((await exposures()).length === 2 ? exposures() : null));
  phones.forEach((phone) => phone.close());
  expect(exposed.map(({ host }) => host).sort()).toEqual(['tt', 'weapp']);
  expect(await assignments()).toHaveLength(2);
  const { roots } = await world.database.db.one<{ roots: string }>(
    `select count(distinct coalesce(merged_into, person.person_id))::text as roots
     from experiment_exposure join person using (person_id) where experiment_id = $1`,
    [experiment.experimentId],
  );
  expect(roots).toBe('1');
}, 90_000);
