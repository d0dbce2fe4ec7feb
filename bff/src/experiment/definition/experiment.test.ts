import type { Operator } from '../../platform/trpc';
import { createExperimentRouter } from '../experiment.router';
import { definitionHash } from './definition-hash';
import { type Desk, key, openDesk, why } from './desk.fixture';
import { callBy, doorsOf, people, problemOf } from './experiment.fixture';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.database.drop());

test('a holdout is set by an administrator, within its bound, and keeps its seed', async () => {
  const hold = (shareBps: number, operator: Operator = people.lin) =>
    desk.as(operator).setHoldout({ key: key(), layer: 'landing', shareBps, reason: 'what all of it brings' });
  expect(await problemOf(hold(2_001))).toBe('refused_input');
  expect(await problemOf(hold(200, people.chen))).toBe('not_allowed');
  await hold(200);
  const seed = () => desk.database.db.one('select seed from experiment_holdout');
  const before = await seed();
  await hold(500);
  expect(await seed()).toEqual(before);
  expect((await desk.as().holdouts()).find(({ layer }) => layer === 'landing')).toMatchObject({
    shareBps: 500,
    by: '林岚',
  });
});

test('the audit tells who did what, when, why, and what stood there before and after', async () => {
  const experimentId = await desk.approved();
  const before = (await desk.view(experimentId)).definition;
  await desk.edit(experimentId, (plan) => (plan.hypothesis = 'another one'), people.chen);
  const after = (await desk.view(experimentId)).definition;
  await desk.start(experimentId);
  await desk.as().kill(why(experimentId));
  const { lines, more } = await desk.as().audit({ experimentId });
  expect(more).toBe(false);
  expect(
    lines.map(({ action, by, reason, before, after }) => [action, by.name, reason, before, after]),
  ).toEqual([
    ['experiment_killed', '林岚', 'a test of it', null, null],
    ['experiment_started', '林岚', null, null, definitionHash(after)],
    ['experiment_saved', '陈一', null, definitionHash(before), definitionHash(after)],
    ['experiment_created', '林岚', 'another_title', null, definitionHash(before)],
  ]);
});

test('nobody sees anything without being signed in, and what is unknown is not found', async () => {
  const signedOut = createExperimentRouter(doorsOf(desk.world)).createCaller({
    ...callBy(people.lin, desk.database.db, desk.clock),
    findOperator: async () => null,
  });
  expect(await problemOf(signedOut.list())).toBe('operator_required');
  const unknown = 'exp_01JD0000000000000000000000';
  expect(await problemOf(desk.as().get({ experimentId: unknown }))).toBe('not_found');
  expect(await problemOf(desk.as().kill(why(unknown)))).toBe('not_found');
});
