import type { ExperimentId, PersonId } from '@loudou/shared/ids';
import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { openVisits, type Visits } from '../assignment/visits.fixture';
import { plantUnit } from '../exposure/planted-unit.fixture';
import { plantFact, plantJourney } from './phase-units.fixture';
import { findPhase, phaseUnits } from './phase-units.store';
import { columnOf, factsTold, type PhaseUnit } from './unit-columns';

let world: Visits;
let experimentId: ExperimentId;
beforeAll(async () => {
  world = await openVisits();
  experimentId = await world.start();
});
const empty = () => world.db.query('truncate experiment_assignment, experiment_exposure, experiment_timeout');
beforeEach(empty);
afterAll(() => world.drop());

const startMs = Date.parse('2026-11-22T04:00:00Z');
const at = (ms: number) => new Date(startMs + ms);
const day = 86_400_000;

async function unitsOf(asOf = at(60 * day), phase = 1): Promise<PhaseUnit[]> {
  const units: PhaseUnit[] = [];
  for await (const unit of phaseUnits(world.db, { experimentId, phase, asOf })) units.push(unit);
  return units;
}
const rowOf = async (assignmentId: string) =>
  (await unitsOf()).find((unit) => unit.assignment_id === assignmentId)!;
const merge = (person: PersonId, into: PersonId) =>
  world.db.query('update person set merged_into = $2 where person_id = $1', [person, into]);

test('a unit that was only given a variant is in it, without a moment of seeing or of anything after', async () => {
  const personId = await world.person();
  const id = await plantUnit(world.db, { experimentId, personId, variant: 'b', assignedAt: at(0) });
  await plantFact(world.db, { personId, name: 'application_submitted', at: at(5) });
  expect(await unitsOf()).toEqual([
    {
      assignment_id: id,
      variant: 'b',
      host: 'weapp',
      ad_platform: '',
      newcomer: true,
      assigned_at: at(0),
      exposed_at: null,
      timed_out_at: null,
      seen_in_both_arms: false,
      suspicious: false,
      ...Object.fromEntries(factsTold.map((fact) => [columnOf(fact), null])),
    },
  ]);
});

test('a page that came too late is told, and whoever saw it at a later visit has both', async () => {
  const personId = await world.person();
  const drawn = { experimentId, personId, variant: 'a' as const, assignedAt: at(0) };
  const late = await plantUnit(world.db, { ...drawn, timedOutAt: at(900) });
  const later = await plantUnit(world.db, { ...drawn, timedOutAt: at(900), exposedAt: at(day) });
  expect(await rowOf(late)).toMatchObject({ timed_out_at: at(900), exposed_at: null });
  expect(await rowOf(later)).toMatchObject({ timed_out_at: at(900), exposed_at: at(day) });
});

test('where they come from and whether they are customers is as the reports say of whoever they are by now', async () => {
  const [visitor, known] = [await world.person(), await world.person()];
  await merge(visitor, known);
  await plantJourney(world.db, {
    personId: known,
    adPlatform: 'ocean_engine',
    mark: 'bot',
    at: at(0),
  });
  const id = await plantUnit(world.db, {
    experimentId,
    personId: visitor,
    variant: 'a',
    assignedAt: at(0),
  });
  expect(await rowOf(id)).toMatchObject({ ad_platform: 'ocean_engine', suspicious: true });
});

test('one person in two hosts who saw two arms is told of in both rows, and of another phase in none', async () => {
  const [one, other] = [await world.person(), await world.person()];
  await merge(one, other);
  await world.db.query(
    `insert into experiment_phase select experiment_id, 2, definition, definition_hash, seed || '2', hash_version,
       rules_version, text_hash, started_at, started_by from experiment_phase where phase = 1 on conflict do nothing`,
  );
  const seen = { experimentId, assignedAt: at(0), exposedAt: at(1) };
  const rows = [
    await plantUnit(world.db, { ...seen, personId: one, variant: 'a' }),
    await plantUnit(world.db, { ...seen, personId: other, variant: 'b', host: 'tt' }),
  ];
  await plantUnit(world.db, { ...seen, personId: one, variant: 'b', phase: 2 });
  for (const id of rows) expect(await rowOf(id)).toMatchObject({ seen_in_both_arms: true });
  expect(await unitsOf(undefined, 2)).toMatchObject([{ seen_in_both_arms: false }]);
});

test('a delay that began before the page was seen is in no row, however long it becomes', async () => {
  const personId = await world.person();
  const id = await plantUnit(world.db, {
    experimentId,
    personId,
    variant: 'b',
    assignedAt: at(0),
    exposedAt: at(1),
  });
  const told = { personId, name: 'installment_overdue' as const };
  await plantFact(world.db, { ...told, at: at(0) });
  await plantFact(world.db, { ...told, at: at(3 * day), data: { daysBand: '4-7' } });
  expect((await rowOf(id)).installment_overdue_at).toBeNull();
  await plantFact(world.db, { ...told, at: at(9 * day) });
  expect((await rowOf(id)).installment_overdue_at).toEqual(at(9 * day));
});

test('what happens while the file is written is not in it', async () => {
  const personId = await world.person();
  const drawn = { experimentId, personId, variant: 'a' as const };
  await plantUnit(world.db, { ...drawn, assignedAt: at(0), exposedAt: at(day), timedOutAt: at(day) });
  await plantUnit(world.db, { ...drawn, assignedAt: at(day), exposedAt: null });
  await plantFact(world.db, { personId, name: 'loan_disbursed', at: at(day) });
  const asOf = at(day - 1);
  expect(await unitsOf(asOf)).toMatchObject([
    { assigned_at: at(0), exposed_at: null, timed_out_at: null, loan_disbursed_at: null },
  ]);
  expect(await findPhase(world.db, { experimentId, phase: 1, asOf })).toEqual({ key: 'EXP-001', units: 1 });
});

test('over many pages every unit comes once', async () => {
  const personId = await world.person();
  await plantUnit(world.db, { experimentId, personId, variant: 'a', assignedAt: at(0) });
  await world.db.query(
    `insert into experiment_assignment (assignment_id, experiment_id, phase, variant, unit_kind, unit_id, host, person_id,
       share_bps, config_version, assigned_at)
     select 'asg_' || place, experiment_id, phase, variant, unit_kind, sha256(convert_to(place::text, 'UTF8')), host,
       person_id, share_bps, config_version, assigned_at
     from experiment_assignment, generate_series(1, 5999) place`,
  );
  const units = await unitsOf();
  expect([units.length, new Set(units.map((unit) => unit.assignment_id)).size]).toEqual([6_000, 6_000]);
});

test('a ring of merges ends', async () => {
  const [one, other] = [await world.person(), await world.person()];
  await merge(one, other);
  await merge(other, one);
  await plantUnit(world.db, { experimentId, personId: one, variant: 'a', assignedAt: at(0) });
  expect(await unitsOf()).toHaveLength(1);
});

/** Around the sight, where it is decided whether something counts. */
const anyOffset = fc.constantFrom(-day, -1, 0, 1, 2, day, 40 * day);
const anyLife = fc.record({
  isPart: fc.boolean(),
  units: fc.array(
    fc.record({
      variant: fc.constantFrom('a' as const, 'b' as const),
      assigned: fc.integer({ min: 0, max: 3 }),
      exposedAfter: fc.option(fc.integer({ min: 0, max: 3 })),
    }),
    { maxLength: 2 },
  ),
  did: fc.array(fc.record({ name: fc.constantFrom(...factsTold), offset: anyOffset }), { maxLength: 5 }),
});

test('whatever people do and whoever they turn out to be, a row says what counting by hand says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyLife, { minLength: 1, maxLength: 5 }), async (lives) => {
      await empty();
      const people: { personId: PersonId; root: number }[] = [];
      for (const [place, { isPart }] of lives.entries()) {
        const personId = await world.person();
        people.push({ personId, root: isPart && place > 0 ? people[place - 1]!.root : place });
        // A chain and not a star: whoever one is stands at its end.
        if (isPart && place > 0) await merge(personId, people[place - 1]!.personId);
      }
      const family = (place: number) =>
        lives.filter((_, other) => people[other]!.root === people[place]!.root);
      const expected: Record<string, unknown>[] = [];
      for (const [place, { units, did }] of lives.entries()) {
        const { personId } = people[place]!;
        for (const { name, offset } of did) await plantFact(world.db, { personId, name, at: at(offset) });
        const arms = family(place).flatMap((life) =>
          life.units.flatMap((unit) => (unit.exposedAfter === null ? [] : [unit.variant])),
        );
        const facts = family(place).flatMap((life) => life.did);
        for (const { variant, assigned, exposedAfter } of units) {
          const exposed = exposedAfter === null ? null : assigned + exposedAfter;
          const id = await plantUnit(world.db, {
            experimentId,
            personId,
            variant,
            assignedAt: at(assigned),
            exposedAt: exposed === null ? null : at(exposed),
          });
          const firstOf = (name: string) => {
            const after = facts.filter(
              (fact) => fact.name === name && exposed !== null && fact.offset >= exposed,
            );
            return after.length === 0 ? null : at(Math.min(...after.map(({ offset }) => offset)));
          };
          expected.push({
            assignment_id: id,
            variant,
            exposed_at: exposed === null ? null : at(exposed),
            seen_in_both_arms: new Set(arms).size > 1,
            newcomer: !facts.some(
              ({ name, offset }) => name === 'user_registered' && offset < (exposed ?? assigned),
            ),
            ...Object.fromEntries(factsTold.map((fact) => [columnOf(fact), firstOf(fact)])),
          });
        }
      }
      const byId = (one: Record<string, unknown>, other: Record<string, unknown>) =>
        String(one.assignment_id).localeCompare(String(other.assignment_id));
      const found = (await unitsOf()).map(
        ({ host: _h, ad_platform: _a, assigned_at: _s, timed_out_at: _t, suspicious: _m, ...told }) => told,
      );
      expect(found.sort(byId)).toEqual(expected.sort(byId));
    }),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);
