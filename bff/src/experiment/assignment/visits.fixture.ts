import { type ExperimentId, newId, type PersonId } from '@loudou/shared/ids';
import { createTestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { createIds } from '../../platform/ids';
import { createLogger } from '../../platform/logger';
import { createVault } from '../../platform/vault';
import type { Definition } from '../definition/definition';
import { approve, callerOf, insertPeople, people, soundWorld } from '../definition/experiment.fixture';
import { assign, type Visit } from './assign';
import { ExperimentConfiguration } from './configuration';

let keys = 0;
const nextKey = () => `key-of-a-visit-${String((keys += 1)).padStart(8, '0')}`;
const reason = '因为试一试';

/** A house with running experiments and people who come in. */
export async function openVisits() {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = standingClock('2026-11-22T04:00:00Z');
  await insertPeople(db, clock.now());
  const ids = createIds(clock);
  const ground = {
    db,
    clock,
    ids,
    vault: createVault(Buffer.alloc(32, 7).toString('base64')),
    logger: createLogger({ level: 'silent' }),
  };
  const configuration = new ExperimentConfiguration(db, () => clock.nowMs());
  const console = callerOf(soundWorld(), people.lin, db, clock);

  async function start(changes: Partial<Definition> = {}): Promise<ExperimentId> {
    const { experimentId } = await console.create({ key: nextKey(), template: 'another_title' });
    const { definition, revision } = await console.get({ experimentId });
    const saved = await console.save({
      key: nextKey(),
      experimentId,
      revision,
      definition: { ...definition, slot: { fromBps: 0, toBps: 10_000 }, shareBps: 10_000, ...changes },
    });
    const { textHash } = await console.get({ experimentId });
    await approve(db, { experimentId, textHash, at: clock.now() });
    await console.start({ key: nextKey(), experimentId, revision: saved.revision });
    await configuration.refresh();
    return experimentId;
  }

  async function person(registered = false): Promise<PersonId> {
    const personId = ids.next('person');
    await db.query('insert into person (person_id, created_at, registered_at) values ($1, $2, $3)', [
      personId,
      clock.now(),
      registered ? clock.now() : null,
    ]);
    return personId;
  }

  async function visitOf(changes: Partial<Visit> = {}): Promise<Visit> {
    return {
      host: 'weapp',
      personId: changes.personId ?? (await person(changes.registered)),
      deviceId: newId('device', { nowMs: () => clock.nowMs(), random: Math.random }),
      registered: false,
      account: Buffer.from(Math.random().toString(36)),
      adPlatform: '',
      ...changes,
    };
  }

  return {
    ...database,
    clock,
    ground,
    configuration,
    console,
    reason,
    nextKey,
    start,
    person,
    visitOf,
    assign: async (visit: Visit) => (await assign(ground, configuration, visit)).given,
  };
}

export type Visits = Awaited<ReturnType<typeof openVisits>>;
