import type { PersonId } from '@loudou/shared/ids';
import { recordDecisions, withdrawConsent } from '../../consent/consent.actions';
import { publishedDocument } from '../../consent/consent.documents';
import { metricNamed, type MetricName } from '../../experiment';
import {
  approvedApplicant,
  type Bench,
  deviceOf,
  loansOn,
  newKey,
  openBench,
  payoutsUntil,
  readyToDraw,
} from '../../loan/loan.fixture';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import { createLogger } from '../../platform/logger';
import type { VisitorContext } from '../../platform/trpc';
import { overdueWork } from '../../repayment/overdue.worker';
import { runCommands } from '../../subscriber/command.actions';
import { addPerson } from '../../subscriber/facts.test-support';
import { type Ground, openGround } from '../../subscriber/ground.test-support';
import { addSubscriber } from '../../subscriber/subscriber.test-support';
import { copyAll } from '../sidecar/copy-all.fixture';
import { createSidecar, type Sidecar } from '../sidecar/sidecar';
import { answerResults } from './answer-results';
import { plantPhases } from './planted-phase.fixture';
import { findPhase } from './units.store';
import { workOutFigures } from './work-out-figures';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const everybody = { bots: 'out', segment: null } as const;

/** Experiments over what the product itself told of people, and what their guardrails make of it. */
function watch(db: Database, clock: Clock) {
  const sidecar: Sidecar = createSidecar(
    { db, clock, logger: createLogger({ level: 'silent' }) },
    { folder: null, memoryMb: 256, threads: 1, diskMb: 0, timeoutMs: 5_000 },
  );
  const plant = plantPhases(() => db);
  let experiments = 0;

  /** The person saw b at the moment, and somebody who never does anything saw a. */
  async function seenBy(personId: PersonId, exposedAt: Date): Promise<string> {
    const experimentId = `exp_${(experiments += 1)}`;
    await plant.phase(experimentId, new Date(exposedAt.getTime() - dayMs));
    const quiet = `psn_quiet_${experiments}`;
    await db.query('insert into person (person_id, created_at) values ($1, $2)', [quiet, exposedAt]);
    for (const [variant, who] of [
      ['a', quiet],
      ['b', personId],
    ] as const)
      await plant.unit({
        experimentId,
        assignmentId: `asg_${experiments}_${variant}`,
        personId: who,
        variant,
        assignedAt: exposedAt,
        exposedAt,
      });
    return experimentId;
  }

  async function figuresOf(experimentId: string) {
    await copyAll(db, sidecar, clock.now());
    const ground = { db, sidecar, now: () => clock.now() };
    return workOutFigures(ground, await findPhase(db, experimentId, null));
  }

  /** Of each arm who is ripe by the metric, and how many of them did it. */
  async function counted(experimentId: string, metric: MetricName) {
    const { cells } = await figuresOf(experimentId);
    const of = (arm: string) => cells.find(({ variant }) => variant === arm)!.sums[metric];
    return { a: of('a'), b: of('b') };
  }

  async function guardrail(experimentId: string, metric: MetricName) {
    const { guardrails } = answerResults(await figuresOf(experimentId), everybody);
    return guardrails.find((one) => one.metric === metric)!;
  }

  return { seenBy, counted, guardrail, stop: () => sidecar.stop() };
}

const nobodyRipe = { a: [0, 0], b: [0, 0] };
const oneDid = { a: [1, 0], b: [1, 1] };
const nobodyDid = { a: [1, 0], b: [1, 0] };

describe('of loans', () => {
  let bench: Bench;
  let watched: ReturnType<typeof watch>;
  // A month of 31 days lies between the payout and the first instalment.
  beforeEach(async () => {
    bench = await openBench('2026-12-22T14:20:00+08:00');
    watched = watch(bench.platform.db, bench.clock);
  });
  afterEach(async () => {
    await watched.stop();
    await bench.close();
  });

  async function drawer() {
    const applicant = await approvedApplicant(bench);
    const phone = deviceOf(bench, applicant.personId);
    const draw = async () => {
      const { loanId } = await loansOn(bench, phone).draw(await readyToDraw(bench, phone, applicant));
      await payoutsUntil(bench, phone, loanId, 'active');
    };
    return { personId: applicant.personId, draw };
  }
  const ago = (ms: number) => new Date(bench.clock.nowMs() - ms);

  test('whoever draws on the last day that counts and misses the first instalment is overdue early, and nobody is ripe before', async () => {
    const { personId, draw } = await drawer();
    await draw();
    const seenAt = ago(7 * dayMs - 5 * minuteMs);
    const experiment = await watched.seenBy(personId, seenAt);
    const later = await watched.seenBy(personId, new Date(seenAt.getTime() + minuteMs));
    bench.clock.set('2027-01-22T23:59:00+08:00');
    expect(await watched.counted(experiment, 'drawn')).toEqual(oneDid);
    expect(await overdueWork(bench.platform).run()).toBe(0);
    bench.clock.set('2027-01-23T00:01:00+08:00');
    expect(await overdueWork(bench.platform).run()).toBe(1);
    expect(await watched.counted(experiment, 'first_overdue')).toEqual(nobodyRipe);
    bench.clock.advance(seenAt.getTime() + 39 * dayMs - bench.clock.nowMs());
    expect(await watched.counted(experiment, 'first_overdue')).toEqual(oneDid);
    expect(await watched.counted(later, 'first_overdue')).toEqual(nobodyRipe);
  });

  test('a delay that began before the page was seen, or long after it, is not of its making', async () => {
    const { personId, draw } = await drawer();
    await draw();
    const longBefore = await watched.seenBy(personId, ago(30 * dayMs));
    bench.clock.set('2027-01-23T00:01:00+08:00');
    await overdueWork(bench.platform).run();
    bench.clock.advance(minuteMs);
    const after = await watched.seenBy(personId, bench.clock.now());
    // The same delay in its next bands is told of again, and is none that the page began.
    for (const days of [4, 5, 10]) {
      bench.clock.advance(days * dayMs);
      expect(await overdueWork(bench.platform).run()).toBe(1);
    }
    bench.clock.advance(20 * dayMs);
    expect(await watched.counted(longBefore, 'first_overdue')).toEqual(nobodyDid);
    expect(await watched.counted(after, 'first_overdue')).toEqual(nobodyDid);
  });

  test('borrowing again counts within seven days of the sight; a first loan and what lies outside do not', async () => {
    const { personId, draw } = await drawer();
    const first = await watched.seenBy(personId, ago(minuteMs));
    await draw();
    bench.clock.advance(8 * dayMs);
    const again = await watched.seenBy(personId, bench.clock.now());
    bench.clock.advance(6 * dayMs);
    await draw();
    expect(await watched.counted(again, 'over_borrowing')).toEqual(nobodyRipe);
    bench.clock.advance(minuteMs);
    const afterwards = await watched.seenBy(personId, bench.clock.now());
    bench.clock.advance(dayMs);
    expect(await watched.counted(again, 'over_borrowing')).toEqual(oneDid);
    expect(await watched.counted(first, 'over_borrowing')).toEqual(nobodyDid);
    bench.clock.advance(7 * dayMs);
    expect(await watched.counted(afterwards, 'over_borrowing')).toEqual(nobodyDid);
  });
});

describe('of rights and complaints', () => {
  let ground: Ground;
  let watched: ReturnType<typeof watch>;
  let person: PersonId;
  beforeEach(async () => {
    ground = await openGround();
    watched = watch(ground.db, ground.clock);
    person = await addPerson(ground, null);
  });
  afterEach(async () => {
    await watched.stop();
    await ground.close();
  });
  const seenNow = () => watched.seenBy(person, ground.clock.now());

  async function visitor(): Promise<VisitorContext> {
    const device = deviceOf({ platform: ground.platform } as Bench, person);
    return { ...device, session: (await device.findSession(''))! };
  }
  const purpose = 'ad_measurement';
  async function decide(decision: 'granted' | 'declined') {
    const { version: documentVersion } = publishedDocument(purpose);
    const decisions = [{ purpose, decision, documentVersion } as const];
    await recordDecisions(await visitor(), { decisions, idempotencyKey: newKey() });
  }
  const withdraw = async () => withdrawConsent(await visitor(), { purpose, idempotencyKey: newKey() });

  test('a consent that is taken back within seven days of the sight counts, once, whatever is agreed to later', async () => {
    await decide('granted');
    ground.clock.advance(minuteMs);
    const experiment = await seenNow();
    ground.clock.advance(3 * dayMs);
    await withdraw();
    await decide('granted');
    ground.clock.advance(minuteMs);
    await decide('declined');
    expect(await watched.counted(experiment, 'consent_withdrawn')).toEqual(nobodyRipe);
    ground.clock.advance(4 * dayMs);
    expect(await watched.counted(experiment, 'consent_withdrawn')).toEqual(oneDid);
  });

  test('declining what was never agreed to takes nothing back, nor does a withdrawal before the sight or after the window', async () => {
    const declined = await seenNow();
    await decide('declined');
    ground.clock.advance(7 * dayMs);
    expect(await watched.counted(declined, 'consent_withdrawn')).toEqual(nobodyDid);
    const early = await seenNow();
    await decide('granted');
    ground.clock.advance(7 * dayMs);
    await withdraw();
    ground.clock.advance(1);
    const late = await seenNow();
    ground.clock.advance(7 * dayMs);
    expect(await watched.counted(early, 'consent_withdrawn')).toEqual(nobodyDid);
    expect(await watched.counted(late, 'consent_withdrawn')).toEqual(nobodyDid);
  });

  async function tellOf(personId: PersonId, caseId: string, filedAt: Date) {
    const core = await addSubscriber(ground);
    const command = {
      id: `cmd_${caseId}`,
      kind: 'complaint',
      about: personId,
      issuedAt: ground.clock.now().toISOString(),
      caseId,
      topic: 'collection',
      filedAt: filedAt.toISOString(),
    };
    const context = { ...ground.platform, worldClock: ground.clock };
    expect(await runCommands(context, core.subscriber, [command])).toMatchObject([{ result: 'applied' }]);
  }
  const inDays = (days: number) => new Date(ground.clock.nowMs() + days * dayMs);

  test('while nobody has ever told of a complaint nothing is known of them, and one of anybody opens the count', async () => {
    const experiment = await seenNow();
    ground.clock.advance(15 * dayMs);
    expect(await watched.guardrail(experiment, 'complained')).toMatchObject({
      verdict: 'cannot',
      cannot: 'not_recorded',
    });
    await tellOf(await addPerson(ground), 'TS-0001', inDays(-1));
    expect((await watched.guardrail(experiment, 'complained')).cannot).not.toBe('not_recorded');
    expect(await watched.counted(experiment, 'complained')).toEqual(nobodyDid);
  });

  test('a complaint counts by the day on which it was filed, also where it is told of much later', async () => {
    const filed = inDays(5);
    const inside = await seenNow();
    const before = await watched.seenBy(person, inDays(-9));
    ground.clock.advance(10 * dayMs);
    const after = await seenNow();
    ground.clock.advance(15 * dayMs);
    await tellOf(person, 'TS-0002', filed);
    for (const [experiment, told] of [
      [inside, oneDid],
      // Fourteen days after the sight, to the millisecond: outside.
      [before, nobodyDid],
      [after, nobodyDid],
    ] as const)
      expect(await watched.counted(experiment, 'complained')).toEqual(told);
    expect(metricNamed('complained').windowsMs).toEqual([14 * dayMs]);
  });
});
