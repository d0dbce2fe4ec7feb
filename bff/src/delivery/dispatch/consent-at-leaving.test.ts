import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import {
  addPerson,
  append,
  appendReturn,
  appendSettled,
  appendVisit,
  decide,
  deliverTo,
  eventually,
  grant,
  idsInEffect,
  type RunningCore,
  startCore,
  stateOf,
} from '../delivery.test-support';
import { changeRows } from '../ledger/change-rows';
import type { Delivery } from '../start-delivery';

let database: TestDatabase;
let running: RunningCore;
let delivery: Delivery;

beforeEach(async () => {
  [database, running] = await Promise.all([createTestDatabase(), startCore()]);
  delivery = await deliverTo(database.db, running.url);
});
afterEach(async () => {
  await delivery.stop();
  await running.close();
  await database.drop();
});

test('what a visitor does waits until they agree, then leaves in order', async () => {
  const visitor = await addPerson(database.db);
  const visits = [await appendVisit(database.db, visitor), await appendVisit(database.db, visitor)];
  await eventually(async () =>
    expect(await stateOf(database.db, visits[1]!)).toMatchObject({ state: 'queued', waits_for: 'consent' }),
  );
  const granted = await grant(database.db, visitor);
  await eventually(() => expect(idsInEffect(running.core)).toEqual([...visits, granted]));
});

test('a waiting visitor holds up nobody else', async () => {
  const [visitor, agreed] = [await addPerson(database.db), await addPerson(database.db, 'granted')];
  await appendVisit(database.db, visitor);
  const sent = await appendReturn(database.db, agreed);
  await eventually(() => expect(idsInEffect(running.core)).toEqual([sent]));
});

test('who declines is not told of, however long', async () => {
  const visitor = await addPerson(database.db, 'declined');
  const visit = await appendVisit(database.db, visitor);
  await eventually(async () =>
    expect(await stateOf(database.db, visit)).toMatchObject({ waits_for: 'consent' }),
  );
  expect(idsInEffect(running.core)).toEqual([]);
});

test('after a withdrawal only the withdrawal and the facts of the contract leave', async () => {
  const personId = await addPerson(database.db, 'granted');
  await decide(database.db, personId, 'application_processing', 'withdrawn');
  const withdrawn = await append(database.db, personId, 'consent_withdrawn', {
    consentId: 'cns_01JD0000000000000000000000',
    purpose: 'application_processing',
    effectiveAt: '2026-11-22T00:00:00.000Z',
  });
  const suppressed = await appendReturn(database.db, personId);
  const contract = await appendSettled(database.db, personId);
  await eventually(() => expect(idsInEffect(running.core)).toEqual([withdrawn, contract]));
  expect(await stateOf(database.db, suppressed)).toMatchObject({
    state: 'suppressed',
    cause: 'consent_withdrawn',
  });
});

test('the click id leaves only with ad measurement', async () => {
  const [without, agreed] = [
    await addPerson(database.db, 'granted'),
    await addPerson(database.db, 'granted'),
  ];
  await decide(database.db, agreed, 'ad_measurement', 'granted');
  await appendVisit(database.db, without);
  await appendVisit(database.db, agreed);
  await eventually(() => {
    const clicks = new Map(
      running.core.inbox.entries.map(({ event }) => [event.subject, event.data.clickId]),
    );
    expect(clicks.get(without)).toBeUndefined();
    expect(clicks.get(agreed)).toBe('click-1');
    expect(clicks.size).toBe(2);
  });
});

test('a visitor that turns out to be somebody who agreed is told of as well', async () => {
  const [visitor, known] = [await addPerson(database.db), await addPerson(database.db, 'granted')];
  const visit = await appendVisit(database.db, visitor);
  await eventually(async () =>
    expect(await stateOf(database.db, visit)).toMatchObject({ waits_for: 'consent' }),
  );
  const merged = await database.db.transaction(async (tx) => {
    await tx.query('update person set merged_into = $2 where person_id = $1', [visitor, known]);
    return append(tx, known, 'identities_merged', {
      fromPersonId: visitor,
      intoPersonId: known,
      linkRule: 'phone',
      evidence: ['phone'],
    });
  });
  await eventually(() => expect(idsInEffect(running.core).sort()).toEqual([visit, merged].sort()));
});

test('a parked fact that is released leaves with everything behind it', async () => {
  const personId = await addPerson(database.db, 'granted');
  running.core.refuseEvents(() => true);
  const poison = await appendReturn(database.db, personId);
  await eventually(async () => expect((await stateOf(database.db, poison)).state).toBe('parked'));
  const behind = await appendReturn(database.db, personId);
  await eventually(async () => expect((await stateOf(database.db, behind)).waits_for).toBe('parked'));
  running.core.refuseEvents(() => false);
  const { delivery_id: deliveryId } = await stateOf(database.db, poison);
  const release = {
    deliveryId,
    to: 'queued',
    cause: 'released',
    actor: 'opr_1',
    queue: { dueAt: new Date() },
  } as const;
  await database.db.transaction((tx) => changeRows(tx, [release], new Date()));
  await eventually(() => expect(idsInEffect(running.core)).toEqual([poison, behind]));
});
