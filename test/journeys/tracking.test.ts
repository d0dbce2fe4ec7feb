import { somePerson } from '../world/people';
import { until } from '../world/until';
import { openWorld, type World } from '../world/world';
import { type BundlePhone, openBundlePhone } from './phone/bundle-phone';
import { agreeOn } from './phone/journey';
import { behaviourOf, fill, lostIn, queueOf, stored } from './phone/kept-behaviour';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world?.close());

type Platform = 'weapp' | 'tt';
const maxQueueBytes = 64 * 1024;
const landing = 'pages/entry/landing/index';

interface Launch {
  query: Record<string, string>;
  scene: string | number;
}

const ad = (platform: Platform, letter: string): Launch =>
  platform === 'weapp'
    ? { query: { gdt_vid: `wx0${letter.repeat(16)}00` }, scene: 1045 }
    : { query: { clickid: `B.${letter.repeat(30)}0123456789` }, scene: '025001' };

async function open(platform: Platform, launch: Launch) {
  const { phone } = somePerson();
  return openBundlePhone(world, { platform, ...launch, openId: `open-${phone}`, phone });
}

/** Somebody who agreed, back on the first page, with everything sent. */
async function agreed(platform: Platform, launch = ad(platform, 'a')): Promise<BundlePhone> {
  const phone = await open(platform, launch);
  await agreeOn(phone);
  await phone.waitFor('phone-other');
  await phone.back();
  await phone.waitFor('landing-me');
  await sent(phone);
  return phone;
}

/** Lets the retry that is due happen, until nothing waits. */
async function sent(phone: BundlePhone): Promise<void> {
  await until(async () => {
    await phone.app().skipTime(5_000);
    return queueOf(phone).events.length === 0 ? true : null;
  });
}

/** Looks at a page and comes back: pages seen, left and loaded, and what the first page shows. */
async function lookAround(phone: BundlePhone, restMs = 1_000): Promise<void> {
  await phone.tap('landing-me');
  await phone.waitFor('me-help');
  await phone.app().skipTime(restMs);
  await phone.back();
  await phone.waitFor('landing-me');
  await phone.app().skipTime(restMs);
}

describe.each(['weapp', 'tt'] as const)('the built %s bundle', (platform) => {
  test('cold by ad A, hot by ad B: two touches of one person, and a visit that goes on', async () => {
    const phone = await agreed(platform, ad(platform, 'b'));
    await phone.app().hide();
    await phone.app().show({ path: landing, ...ad(platform, 'c') });
    const touches = await until(async () => {
      const rows = await world.database.db.query<{ person_id: string; entry_mode: string; click_id: string }>(
        'select person_id, entry_mode, click_id from touch where device_id = $1 order by arrived_at',
        [stored(phone, 'device-id')],
      );
      return rows.length > 1 ? rows : null;
    });
    await sent(phone);
    const rows = await behaviourOf(world, phone);
    phone.close();
    expect(touches.map(({ entry_mode }) => entry_mode)).toEqual(['cold', 'hot']);
    expect(touches.map(({ click_id }) => click_id)).toEqual([
      Object.values(ad(platform, 'b').query)[0],
      Object.values(ad(platform, 'c').query)[0],
    ]);
    expect(new Set(touches.map(({ person_id }) => person_id)).size).toBe(1);
    const opened = rows.filter(({ name }) => name === 'app_opened');
    expect(opened.map(({ properties }) => properties.mode)).toEqual(['cold', 'hot']);
    expect(new Set(rows.map(({ visit_id }) => visit_id)).size).toBe(1);
  }, 60_000);

  test('before the answer nothing is stored or sent; after it the first events are there', async () => {
    const phone = await open(platform, ad(platform, 'd'));
    await phone.waitFor('landing-start');
    await phone.app().skipTime(60_000);
    expect(stored(phone, 'behaviour-queue')).toBe('');
    expect(phone.app().requests.filter(({ url }) => url.endsWith('/collect'))).toEqual([]);
    await agreeOn(phone);
    await phone.waitFor('phone-other');
    await sent(phone);
    const rows = await behaviourOf(world, phone);
    phone.close();
    const names = rows.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['app_opened', 'page_viewed']);
    for (const name of ['page_loaded', 'element_exposed', 'estimate_viewed', 'tapped', 'page_left'])
      expect(names).toContain(name);
    const left = rows.find(({ name }) => name === 'page_left');
    expect(left).toMatchObject({ page: 'entry.landing', properties: { scrollPercent: 100 } });
    expect(left?.properties.activeMs).toBeLessThan(left?.properties.dwellMs as number);
    const exposed = rows.filter(({ name }) => name === 'element_exposed');
    expect(exposed.map(({ properties }) => properties.element)).toEqual(
      expect.arrayContaining(['price', 'calculator']),
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_row, place) => place));
  }, 60_000);

  test('a kill with 50 unsent events loses none, and those whose answer was lost count once', async () => {
    const phone = await agreed(platform);
    phone.app().network.switchTo('none');
    while (queueOf(phone).events.length < 50) await lookAround(phone);
    const waiting = queueOf(phone).events;
    // The first twenty arrive, but the phone never hears of it.
    const arrived = await fetch(`${world.bff.url}/collect`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${stored(phone, 'session-token')}`,
      },
      body: JSON.stringify({ sentAtMs: Date.now(), appVersion: '0.1.0', events: waiting.slice(0, 20) }),
    });
    expect(arrived.status).toBe(200);
    await phone.killAndReopen();
    await phone.waitFor('landing-me');
    await sent(phone);
    const rows = await behaviourOf(world, phone);
    phone.close();
    const kept = rows.filter(({ event_id }) => waiting.some(({ eventId }) => eventId === event_id));
    expect(kept.map(({ event_id }) => event_id)).toEqual(waiting.map(({ eventId }) => eventId));
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_row, place) => place));
    expect(lostIn(rows)).toBe(0);
  }, 60_000);

  test('hidden while a request is out: what was not answered for comes again after the kill', async () => {
    const phone = await agreed(platform);
    phone.app().network.switchTo('none');
    await lookAround(phone);
    await phone.app().hide();
    const waiting = queueOf(phone).events;
    expect(waiting.at(-1)?.name).toBe('page_left');
    await phone.killAndReopen();
    await phone.waitFor('landing-me');
    await sent(phone);
    const ids = (await behaviourOf(world, phone)).map(({ event_id }) => event_id);
    phone.close();
    expect(ids).toEqual(expect.arrayContaining(waiting.map(({ eventId }) => eventId)));
  }, 60_000);

  test('a full phone: the app goes on, events go from memory, and are stored again when there is room', async () => {
    const phone = await agreed(platform);
    const { storage } = phone.app();
    fill(storage);
    const before = (await behaviourOf(world, phone)).length;
    await lookAround(phone);
    const seen = await until(async () => {
      await phone.app().skipTime(1_000);
      const rows = (await behaviourOf(world, phone)).slice(before);
      return rows.some(({ name, page }) => name === 'page_left' && page === 'me.index') ? rows : null;
    });
    expect(seen.map(({ page }) => page)).toEqual(expect.arrayContaining(['me.index', 'entry.landing']));
    expect(phone.app().consoleErrors).toEqual([]);

    storage.remove('filler-0');
    await sent(phone);
    phone.app().network.switchTo('none');
    await lookAround(phone);
    expect(queueOf(phone).events.length).toBeGreaterThan(0);
    phone.close();
  }, 60_000);

  test('offline for a day: bounded, in order, steps kept, and what had to go is told', async () => {
    const phone = await agreed(platform);
    phone.app().network.switchTo('none');
    const rounds = 44;
    for (let round = 0; round < rounds; round += 1) {
      await lookAround(phone, (24 * 60 * 60_000) / rounds / 2);
      expect(Buffer.byteLength(stored(phone, 'behaviour-queue'))).toBeLessThanOrEqual(maxQueueBytes);
    }
    await phone.app().skipTime(31 * 60_000);
    phone.app().network.switchTo('wifi');
    await sent(phone);
    await lookAround(phone);
    await sent(phone);
    const rows = await behaviourOf(world, phone);
    const { nextSequence } = queueOf(phone);
    phone.close();

    const lost = lostIn(rows);
    expect(lost).toBeGreaterThan(0);
    expect(rows.length + lost).toBe(nextSequence);
    const seen = rows.filter(({ name, page }) => name === 'page_viewed' && page === 'me.index');
    const left = rows.filter(({ name, page }) => name === 'page_left' && page === 'me.index');
    expect([seen.length, left.length]).toEqual([rounds + 1, rounds + 1]);
    // Looking around every 16 minutes is one visit; after half an hour without an event the next begins.
    expect(new Set(rows.map(({ visit_id }) => visit_id)).size).toBe(2);
  }, 120_000);

  test('withdrawing forgets what waits', async () => {
    const phone = await agreed(platform);
    phone.app().network.switchTo('none');
    await lookAround(phone);
    expect(queueOf(phone).events.length).toBeGreaterThan(0);
    phone.app().network.switchTo('wifi');
    await phone.tap('landing-me');
    await phone.tap('me-consents');
    await phone.waitFor('consent-withdraw-usage_analysis');
    await phone.tap('consent-withdraw-usage_analysis');
    await phone.tap('consent-withdraw-confirm');
    await phone.app().waitFor(() => stored(phone, 'behaviour-queue') === '');
    const rows = (await behaviourOf(world, phone)).length;
    await phone.back();
    await phone.app().skipTime(120_000);
    expect(stored(phone, 'behaviour-queue')).toBe('');
    expect((await behaviourOf(world, phone)).length).toBe(rows);
    phone.close();
  }, 60_000);

  test('a link passed on tells how often it was, and whose arrival it goes back to', async () => {
    const first = await agreed(platform);
    const second = await agreed(platform, byLink(platform, first.app().share().path));
    const third = await agreed(platform, byLink(platform, second.app().share().path));
    const depths = [];
    for (const phone of [first, second, third]) {
      const opened = (await behaviourOf(world, phone)).filter(({ name }) => name === 'share_opened');
      depths.push(opened.map(({ properties }) => properties.depth));
    }
    const touches = await world.database.db.query<{ touch_id: string; raw: Record<string, string[]> }>(
      'select touch_id, raw from touch where device_id = any($1) order by arrived_at',
      [[first, second, third].map((phone) => stored(phone, 'device-id'))],
    );
    [first, second, third].forEach((phone) => phone.close());
    expect(depths).toEqual([[], [1], [2]]);
    expect(touches.slice(1).map(({ raw }) => raw.share)).toEqual(
      touches.slice(0, 2).map(({ touch_id }) => [touch_id]),
    );
  }, 60_000);
});

function byLink(platform: Platform, path: string): Launch {
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1])) as Record<string, string>;
  return { query, scene: platform === 'weapp' ? 1007 : '024001' };
}
