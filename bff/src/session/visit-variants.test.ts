import type { DeviceId } from '@loudou/shared/ids';
import { assignInTime } from '../experiment';
import { openVisits, type Visits } from '../experiment/assignment/visits.fixture';
import { previewLivesMs } from '../experiment/definition/preview.store';
import type { Host } from '../hosts';
import { anonymousCall } from '../operator/operator.fixture';
import { openSession, type SessionOpened } from './open-session';
import type { VariantsOf } from './visit-variants';

let world: Visits;
beforeEach(async () => {
  world = await openVisits();
});
afterEach(() => world.drop());

/** A code is the account itself; without one the host does not say who it is. */
const host: Host = {
  name: 'weapp',
  appId: 'wx-variants',
  logIn: async ({ code }) => ({ openId: code!, unionId: null, anonymousOpenId: null }),
  readPhoneNumber: async () => {
    throw new Error('nobody proves a number here');
  },
};

let arrivals = 0;

function open(
  visit: { code?: string; device?: string; token?: string; query?: Record<string, string> } = {},
  variantsOf: VariantsOf = (know) => assignInTime(world.ground, world.configuration, know),
): Promise<SessionOpened> {
  world.clock.advance(1_000);
  return openSession(
    { ...anonymousCall(world.db, world.clock), sessionToken: visit.token ?? null },
    { hosts: { weapp: host }, variantsOf },
    {
      host: 'weapp',
      deviceId: (visit.device ?? 'dev_1') as DeviceId,
      arrival: {
        arrivalId: `arrival-${(arrivals += 1)}`,
        enter: { query: visit.query ?? {}, scene: 1089 },
        mode: 'cold',
      },
      loginCode: visit.code,
    },
  );
}

const assignments = () => world.db.query('select assignment_id from experiment_assignment');

test('an opening is given its variants, and the same account on another phone the same', async () => {
  await world.start();
  const first = await open({ code: 'li' });
  expect(first.variants).toMatchObject([{ experiment: 'EXP-001', reason: 'split', layer: 'landing' }]);
  await world.configuration.refresh();
  expect((await open({ code: 'li', device: 'dev_2' })).variants).toEqual(first.variants);
  // The host said it once; a return of the same visit need not ask again.
  expect((await open({ token: first.sessionToken })).variants).toEqual(first.variants);
  expect(await assignments()).toHaveLength(1);
});

test('where the host does not say who it is, nobody is enrolled', async () => {
  await world.start();
  expect((await open()).variants).toEqual([]);
  expect(await assignments()).toEqual([]);
});

async function previewOf(on: 'weapp' | 'tt' = 'weapp'): Promise<string> {
  const { experimentId } = await world.console.create({ key: world.nextKey(), template: 'another_title' });
  const preview = { experimentId, variant: 'b', host: on, largeText: true, dark: false } as const;
  const made = await world.console.preview.make(preview);
  return /token-\d{16}/.exec(made.qrText)![0];
}

test('a preview shows its variant to whoever opens it, who is marked and enrolled nowhere', async () => {
  await world.start();
  const preview = await previewOf();
  const opened = await open({ code: 'li', query: { preview } });
  expect(opened.preview).toEqual({ largeText: true, dark: false });
  expect(opened.variants).toMatchObject([
    { experiment: 'EXP-002', variant: 'b', reason: 'preview', assignment: '' },
  ]);
  expect((await open({ token: opened.sessionToken })).variants).toEqual(opened.variants);
  expect(await assignments()).toEqual([]);
  expect(await world.db.query('select person_id, mark from traffic_mark')).toEqual([
    { person_id: opened.personId, mark: 'preview' },
  ]);
});

test('a preview link is no arrival: no touch, no fact, and its token is kept nowhere', async () => {
  const opened = await open({ code: 'li', query: { preview: await previewOf() } });
  expect(opened.touchId).toBeNull();
  expect(await world.db.query('select touch_id from touch')).toEqual([]);
  expect(await world.db.query('select fact_id from fact')).toEqual([]);
});

test('a preview that is over or of another host says so, draws nobody and marks whoever tried', async () => {
  await world.start();
  const over = await previewOf();
  world.clock.advance(previewLivesMs);
  const elsewhere = await previewOf('tt');
  await world.configuration.refresh();
  for (const [code, token] of [
    ['li', over],
    ['wang', elsewhere],
  ] as const) {
    const opened = await open({ code, query: { preview: token } });
    expect(opened).toMatchObject({ preview: 'ended', variants: [], touchId: null });
    expect(
      await world.db.query('select mark from traffic_mark where person_id = $1', [opened.personId]),
    ).toEqual([{ mark: 'preview' }]);
    // Told once: the next opening is as everybody's.
    expect(await open({ token: opened.sessionToken })).toMatchObject({
      preview: null,
      variants: [{ reason: 'split' }],
    });
  }
});

test('a preview that ends while somebody looks is told at the next opening, once', async () => {
  await world.start();
  const preview = await previewOf();
  const { sessionToken } = await open({ code: 'li', query: { preview } });
  world.clock.advance(previewLivesMs);
  await world.configuration.refresh();
  expect(await open({ token: sessionToken })).toMatchObject({ preview: 'ended', variants: [] });
  expect(await open({ token: sessionToken })).toMatchObject({
    preview: null,
    variants: [{ reason: 'split' }],
  });
});

test('a token that no preview was made with is a word like any other in a link', async () => {
  await world.start();
  for (const token of ['x'.repeat(22), 'short', "' or true --"]) {
    const opened = await open({ code: 'li', query: { preview: token } });
    expect(opened).toMatchObject({ preview: null, variants: [{ reason: 'split' }] });
    expect(opened.touchId).not.toBeNull();
  }
  expect(await world.db.query('select mark from traffic_mark')).toEqual([]);
});

test('whatever fails of experiments, the app opens', async () => {
  await world.start();
  const broken = () => Promise.reject(new Error('anything'));
  expect(await open({ code: 'li' }, broken)).toMatchObject({ variants: [], preview: null });
  await world.db.query('alter table experiment_assignment rename to experiment_assignment_away');
  await world.db.query('alter table experiment_preview rename to experiment_preview_away');
  for (const query of [undefined, { preview: 'x'.repeat(22) }])
    expect(await open({ code: 'li', query })).toMatchObject({
      variants: [],
      preview: null,
      registered: false,
    });
});
