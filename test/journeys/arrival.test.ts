import { consentDocuments } from '@loudou/shared/consent';
import { newId } from '@loudou/shared/ids';
import { createCaller, newKey } from '../world/caller';
import { openWorld, type World } from '../world/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world?.close());

const idSource = { nowMs: () => Date.now(), random: Math.random };

interface Opened {
  sessionToken: string;
  personId: string;
  touchId: string;
  registered: boolean;
}

function phone() {
  let token: string | null = null;
  const call = createCaller(world.bff.url, () => token);
  const deviceId = newId('device', idSource);
  return {
    call,
    deviceId,
    open: (arrivalId: string, clickid: string, mode: 'cold' | 'hot' = 'cold') =>
      call<Opened>('session.open', {
        host: 'tt',
        deviceId,
        arrival: { arrivalId, mode, enter: { query: { clickid }, scene: '025001' } },
      }),
    keep: (given: string | null) => void (token = given),
  };
}

const click = (letter: string) => `B.${letter.repeat(30)}0123456789`;

test('an arrival whose answer was lost is told again and is the same visitor and the same touch', async () => {
  const { open } = phone();
  const arrivalId = newKey();
  const [first, again] = [await open(arrivalId, click('a')), await open(arrivalId, click('a'))];
  expect(again.personId).toBe(first.personId);
  expect(again.touchId).toBe(first.touchId);
  expect(again.sessionToken).not.toBe(first.sessionToken);
});

test('a cold start with ad A and a hot return with ad B are two touches of one person', async () => {
  const { open, keep } = phone();
  const cold = await open(newKey(), click('b'));
  keep(cold.sessionToken);
  const hot = await open(newKey(), click('c'), 'hot');
  expect(hot.personId).toBe(cold.personId);
  expect(hot.touchId).not.toBe(cold.touchId);
});

test('a click that somebody else brought first is kept, and is not a paid click again', async () => {
  const [first, second] = [
    await phone().open(newKey(), click('d')),
    await phone().open(newKey(), click('d')),
  ];
  const paid = await world.database.db.query<{ touch_id: string; paid_click: boolean }>(
    'select touch_id, paid_click from touch where touch_id = any($1)',
    [[first.touchId, second.touchId]],
  );
  expect(Object.fromEntries(paid.map((row) => [row.touch_id, row.paid_click]))).toEqual({
    [first.touchId]: true,
    [second.touchId]: false,
  });
});

test('a session works on the device that opened it and on no other', async () => {
  const [owner, thief] = [phone(), phone()];
  const opened = await owner.open(newKey(), click('e'));
  thief.keep(opened.sessionToken);
  const stolen = await thief.open(newKey(), click('f'));
  expect(stolen.personId).not.toBe(opened.personId);
});

test('a closed session opens nothing any more', async () => {
  const { open, keep, call } = phone();
  const opened = await open(newKey(), click('g'));
  keep(opened.sessionToken);
  await call('session.close');
  await expect(call('consent.list')).rejects.toMatchObject({ code: 'session_expired' });
});

test('a garbled launch never refuses a visitor', async () => {
  const { call, deviceId } = phone();
  for (const enter of [
    {},
    { query: '%E5%88&&&=' },
    { query: { a: [1, { b: 2 }] }, scene: 1045 },
    { query: 7, scene: 'x'.repeat(50), path: '??' },
  ]) {
    const opened = await call<Opened>('session.open', {
      host: 'weapp',
      deviceId,
      arrival: { arrivalId: newKey(), mode: 'cold', enter },
    });
    expect(opened.registered).toBe(false);
  }
});

test('consent to a text that is no longer in force is refused and changes nothing', async () => {
  const { open, keep, call } = phone();
  keep((await open(newKey(), click('h'))).sessionToken);
  const decide = (documentVersion: string) =>
    call('consent.record', {
      decisions: [{ purpose: 'application_processing', decision: 'granted', documentVersion }],
      idempotencyKey: newKey(),
    });
  await expect(decide('2019-01')).rejects.toMatchObject({ code: 'document_changed' });
  const before = await call<{ purpose: string; decision: string | null }[]>('consent.list');
  expect(before.find(({ purpose }) => purpose === 'application_processing')?.decision).toBeNull();
  await decide(consentDocuments.application_processing.version);
});
