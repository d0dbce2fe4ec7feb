import { beijingDate } from '@loudou/shared/calendar';
import type { DeviceId, PersonId } from '@loudou/shared/ids';
import type { GivenVariant } from '@loudou/shared/page-config';
import type { Queryable } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import { valuesOf } from '../definition/variant-values.rules';
import {
  type Assignment,
  assignmentsOf,
  keepAssignments,
  type NewAssignment,
  recordLate,
} from './assignment.store';
import type { Attributes } from './compile.rules';
import type { ExperimentConfiguration, HeldConfiguration } from './configuration';
import type { AtWork, RunningPhase } from './running.store';
import { hostUnitText, personUnitText } from './unit.rules';

/** What an opening of the app waits for its variants; afterwards it is answered without any. */
export const assignBudgetMs = 300;

export interface Visit {
  host: 'weapp' | 'tt' | 'h5';
  personId: PersonId;
  deviceId: DeviceId;
  registered: boolean;
  /** The keyed hash of the account at the host, as far as it is known by now. */
  account: Buffer | null;
  /** Where the person comes from: '' by themselves. */
  adPlatform: string;
}

export type AssignGround = Pick<Platform, 'db' | 'clock' | 'ids' | 'vault' | 'logger'>;

/**
 * The variants of a visit, who is looked up only while something is at work. An experiment never stands in the way of a
 * visit: what fails or takes too long shows the default, and whoever was drawn too late is noted as timed out.
 */
export async function assignInTime(
  ground: AssignGround,
  configuration: ExperimentConfiguration,
  know: () => Promise<Visit>,
): Promise<GivenVariant[]> {
  const { phases, rollouts } = configuration.current();
  if (phases.length + rollouts.length === 0) return [];
  let isLate = false;
  const drawn = know()
    .then((visit) => assign(ground, configuration, visit))
    .catch((error: Error) => {
      ground.logger.warn({ err: error }, 'the variants of a visit could not be told; it shows the default');
      return null;
    });
  void drawn.then(async (done) => {
    if (isLate && done) await recordLate(ground.db, done.assigned, ground.clock.now()).catch(() => undefined);
  });
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), assignBudgetMs).unref());
  const done = await Promise.race([drawn, tooLate]);
  isLate = done === null;
  return done?.given ?? [];
}

interface Assigned {
  given: GivenVariant[];
  assigned: Assignment[];
}

/** Draws whoever is met for the first time, and gives everybody else what they were given then. */
export async function assign(
  ground: AssignGround,
  configuration: ExperimentConfiguration,
  visit: Visit,
): Promise<Assigned> {
  const atWork = configuration.current();
  const units = unitsOf(ground, visit);
  const known = await knownAssignments(ground.db, visit, units, atWork);
  const drawn = atWork.phases
    .filter((phase) => !known.some((one) => isOf(one, phase)))
    .flatMap((phase) => draw(ground, atWork, { visit, units, phase }));
  const kept = await keepAssignments(ground.db, drawn, ground.clock.now());
  const assigned = [...known, ...kept.filter((one) => drawn.some((each) => isOf(one, each)))];
  countGone(ground, configuration, atWork, known);
  return {
    given: [
      ...atWork.phases.flatMap((phase) => shownOf(phase, assigned)),
      ...rolledOut(atWork, units, visit),
    ],
    assigned,
  };
}

function countGone(
  { clock }: AssignGround,
  { gone }: ExperimentConfiguration,
  { phases }: AtWork,
  known: readonly Assignment[],
): void {
  for (const { key, definition, ...phase } of phases)
    if (known.some((one) => isOf(one, phase) && !definition.variants.some((arm) => arm.key === one.variant)))
      gone.note(key, beijingDate(clock.nowMs()));
}

/** What a visit was given, without drawing anybody. */
export async function peek(
  ground: AssignGround,
  configuration: ExperimentConfiguration,
  visit: Visit,
): Promise<GivenVariant[]> {
  const atWork = configuration.current();
  const assigned = await knownAssignments(ground.db, visit, unitsOf(ground, visit), atWork);
  return atWork.phases.flatMap((phase) => shownOf(phase, assigned));
}

interface Units {
  host: Buffer | null;
  person: Buffer | null;
}

/** Keyed once more: a table of assignments says nothing beside the table of accounts. */
function unitsOf({ vault }: AssignGround, visit: Visit): Units {
  const known = { ...visit, signedInAs: visit.registered ? visit.personId : null };
  const keyed = (text: string | null) => (text === null ? null : vault.lookup('experiment_unit', text));
  return { host: keyed(hostUnitText(known)), person: keyed(personUnitText(known)) };
}

async function knownAssignments(
  db: Queryable,
  visit: Visit,
  units: Units,
  { phases }: AtWork,
): Promise<Assignment[]> {
  const asked = [units.host, units.person].filter((unit) => unit !== null);
  if (phases.length === 0 || asked.length === 0) return [];
  const drawsPeople = phases.some(({ definition }) => definition.unit === 'person');
  const known = await assignmentsOf(db, asked, units.person && drawsPeople ? visit.personId : null);
  return known.filter((one) => phases.some((phase) => isOf(one, phase)));
}

const isOf = (
  one: Pick<Assignment, 'experimentId' | 'phase'>,
  other: Pick<Assignment, 'experimentId' | 'phase'>,
): boolean => one.experimentId === other.experimentId && one.phase === other.phase;

function draw(
  { ids }: AssignGround,
  { provider, version }: HeldConfiguration,
  { visit, units, phase }: { visit: Visit; units: Units; phase: RunningPhase },
): NewAssignment[] {
  const unitKind = phase.definition.unit;
  const unitId = units[unitKind];
  if (unitId === null) return [];
  const { value: variant } = provider.evaluate(phase.key, { ...attributesOf(visit, units) });
  if (variant === null) return [];
  const { experimentId, shareBps } = phase;
  return [
    {
      assignmentId: ids.next('assignment'),
      experimentId,
      phase: phase.phase,
      variant,
      unitKind,
      unitId,
      host: visit.host,
      personId: visit.personId,
      shareBps,
      configVersion: version,
    },
  ];
}

export const attributesOf = (visit: Visit, units: Units): Attributes => ({
  host_unit: units.host?.toString('hex') ?? null,
  person_unit: units.person?.toString('hex') ?? null,
  host: visit.host,
  ad_platform: visit.adPlatform,
  is_newcomer: !visit.registered,
});

/** A variant that the phase does not have any more shows the default, and exposes nobody. */
function shownOf(phase: RunningPhase, assigned: readonly Assignment[]): GivenVariant[] {
  const assignment = assigned.find((one) => isOf(one, phase));
  const values = assignment && valuesOf(phase.definition, assignment.variant as never);
  if (!assignment || !values) return [];
  return [
    {
      layer: phase.definition.layer,
      experiment: phase.key,
      variant: assignment.variant,
      assignment: assignment.assignmentId,
      reason: 'split',
      values,
    },
  ];
}

function rolledOut({ provider, rollouts }: HeldConfiguration, units: Units, visit: Visit): GivenVariant[] {
  return rollouts
    .filter(({ key }) => provider.evaluate(key, { ...attributesOf(visit, units) }).value !== null)
    .map(({ layer, key, variant, values }) => ({
      layer,
      experiment: key,
      variant,
      assignment: '',
      reason: 'rollout',
      values,
    }));
}
