import type { ExperimentId } from '@loudou/shared/ids';
import { createTestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import type { Operator } from '../../platform/trpc';
import type { Definition } from './definition';
import { approve, callerOf, insertPeople, people, soundWorld } from './experiment.fixture';
import type { TemplateName } from './templates';

let keys = 0;
export const key = () => `key-of-a-test-${String((keys += 1)).padStart(6, '0')}`;
export const why = (experimentId: ExperimentId) => ({ key: key(), experimentId, reason: 'a test of it' });

/** A house of its own, with people in it and what they do to an experiment. */
export async function openDesk() {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = standingClock('2026-11-22T04:00:00Z');
  const world = soundWorld();
  await insertPeople(db, clock.now());

  const as = (operator: Operator = people.lin) => callerOf(world, operator, db, clock);
  const view = (experimentId: ExperimentId) => as().get({ experimentId });
  const create = async (template: TemplateName | null = 'another_title') =>
    (await as().create({ key: key(), template })).experimentId;
  async function approveNow(experimentId: ExperimentId, by: Operator = people.zhou) {
    const { textHash } = await view(experimentId);
    await approve(db, { experimentId, textHash, by, at: clock.now() });
  }
  async function approved(template: TemplateName | null = 'another_title'): Promise<ExperimentId> {
    const experimentId = await create(template);
    await approveNow(experimentId);
    return experimentId;
  }
  async function start(experimentId: ExperimentId, operator: Operator = people.lin) {
    const { revision } = await view(experimentId);
    return as(operator).start({ key: key(), experimentId, revision });
  }
  async function running(template: TemplateName | null = 'another_title') {
    const experimentId = await approved(template);
    await start(experimentId);
    return experimentId;
  }
  async function edit(
    experimentId: ExperimentId,
    change: (definition: Definition) => void,
    by: Operator = people.lin,
  ) {
    const { definition, revision } = await view(experimentId);
    change(definition);
    return as(by).save({ key: key(), experimentId, revision, definition });
  }
  const version = async () =>
    Number((await db.one<{ version: string }>('select version from experiment_version')).version);
  const stateOf = async (experimentId: ExperimentId) => (await view(experimentId)).state;

  return {
    database,
    clock,
    world,
    as,
    view,
    create,
    approveNow,
    approved,
    start,
    running,
    edit,
    version,
    stateOf,
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
