import { type Invariant, violationsOf } from './invariants';
import type { Arrival } from './receivers/receiver';
import type { RecordedFact, RecordedRow, RunRecord } from './run-record';
import { type LabAccount, scenarioOf } from './scenario';

const personId = 'psn_1';

const fact = (sequence: number, name: string): RecordedFact => ({
  factId: `fct_${sequence}`,
  personId,
  person: 0,
  sequence,
  name,
  leavesBy: 'application_processing',
  recordedAtMs: sequence * 1_000,
  riskBand: 'R1',
});

const row = (account: LabAccount, sequence: number, event: string): RecordedRow => ({
  deliveryId: `dlv_${account}_${sequence}`,
  account,
  factId: `fct_${sequence}`,
  factName: event,
  personId,
  sequence,
  event,
  revision: 0,
  externalId: account === 'core' ? `fct_${sequence}` : `dlv_${account}_${sequence}`,
  gradingVersion: event === 'credit_approved' ? 1 : null,
  grade: null,
  state: 'accepted',
  cause: null,
  attempts: 1,
  queued: null,
  visited: ['queued', 'accepted'],
});

const arrival = ({ account, externalId, sequence, event }: RecordedRow, atMs: number): Arrival => ({
  account,
  externalId,
  personId,
  sequence,
  event,
  grade: null,
  atMs,
  end: 'effect',
});

/** A day on which all went well: two facts of one person who came by an ad of `single`. */
function goodDay(): RunRecord {
  const names = ['user_registered', 'credit_approved'] as const;
  const rows = (['core', 'single'] as const).flatMap((account) =>
    names.map((name, index) => row(account, index + 1, name)),
  );
  const arrivals = rows.map((told) => arrival(told, told.sequence * 1_000 + 10));
  return {
    scenario: {
      ...scenarioOf(1, 1),
      people: [
        {
          cameBy: 'single',
          adMeasurement: 'granted',
          facts: names.map((name, index) => ({ name, atMs: index * 1_000, riskBand: 'R1' })),
          withdrawals: [],
        },
      ],
      unknownPolicy: { core: 'resend_same_id', single: 'hold', batch: 'resend_same_id' },
      ownerChange: null,
    },
    facts: names.map((name, index) => fact(index + 1, name)),
    rows,
    untold: [],
    unplanned: [],
    withdrawals: [],
    departures: arrivals.map(({ account, atMs, ...item }) => ({
      account,
      worker: 'worker',
      atMs: atMs - 5,
      items: [item],
      fault: null,
    })),
    arrivals,
    chainFaults: [],
    fenceBreaks: [],
    gradingVersions: [{ version: 1, fromMs: -Infinity }],
    faults: new Map(),
    failedRounds: [],
    kills: 0,
    stalls: 0,
  };
}

const broken = (record: RunRecord) => [...new Set(violationsOf(record).map(({ invariant }) => invariant))];
const rowOf = (record: RunRecord, account: LabAccount, sequence: number) =>
  record.rows.find((one) => one.account === account && one.sequence === sequence)!;
const arrivalsOf = (record: RunRecord, account: LabAccount) =>
  record.arrivals.filter((one) => one.account === account);

test('a day on which all went well breaks nothing', () => {
  expect(violationsOf(goodDay())).toEqual([]);
});

const accidents: [string, Invariant[], (day: RunRecord) => void][] = [
  ['a fact that nobody looked at', ['lost'], (day) => day.unplanned.push('fct_1')],
  [
    'a fact without a row',
    ['lost', 'unexplained in reconciliation'],
    (day) => void (day.rows = day.rows.filter((one) => one !== rowOf(day, 'single', 2))),
  ],
  [
    'an accepted row that never arrived',
    ['lost', 'unexplained in reconciliation'],
    (day) => void (day.arrivals = day.arrivals.filter((one) => one.externalId !== 'dlv_single_2')),
  ],
  [
    'a row left in the queue',
    ['lost', 'unexplained in reconciliation'],
    (day) =>
      Object.assign(rowOf(day, 'core', 2), { state: 'queued', queued: { waitsFor: null, claimed: false } }),
  ],
  [
    'a row left in dead hands',
    ['lost', 'unexplained in reconciliation'],
    (day) =>
      Object.assign(rowOf(day, 'core', 2), { state: 'queued', queued: { waitsFor: null, claimed: true } }),
  ],
  [
    'a refusal that the receiver never spoke',
    ['lost', 'unexplained in reconciliation'],
    (day) => Object.assign(rowOf(day, 'single', 2), { state: 'rejected' }),
  ],
  [
    'a suppression without a withdrawal',
    ['lost', 'unexplained in reconciliation'],
    (day) => Object.assign(rowOf(day, 'single', 2), { state: 'suppressed' }),
  ],
  [
    'an unknown fate that policy does not leave so',
    ['lost'],
    (day) => Object.assign(rowOf(day, 'core', 2), { state: 'unknown', visited: ['queued', 'unknown'] }),
  ],
  [
    'an unknown fate of what was never agreed to',
    ['lost'],
    (day) => {
      day.scenario.people[0]!.adMeasurement = 'declined';
      const ours = new Set(['single', 'batch']);
      day.arrivals = day.arrivals.filter(({ account }) => !ours.has(account));
      day.departures = day.departures.filter(({ account }) => !ours.has(account));
      for (const row of day.rows.filter(({ account }) => ours.has(account)))
        Object.assign(row, { state: 'suppressed', visited: ['queued', 'suppressed'] });
      Object.assign(rowOf(day, 'single', 2), {
        state: 'unknown',
        visited: ['queued', 'unknown'],
        queued: { waitsFor: 'decision', claimed: false },
      });
    },
  ],
  [
    'the same effect twice where repeats are kept',
    ['double in effect'],
    (day) => day.arrivals.push(arrivalsOf(day, 'single')[0]!),
  ],
  [
    'one fact told under two ids',
    ['double in effect', 'unexplained in reconciliation'],
    (day) => day.arrivals.push({ ...arrivalsOf(day, 'core')[1]!, externalId: 'fct_other' }),
  ],
  ['a later fact in effect first', ['out of order per person'], (day) => void day.arrivals.reverse()],
  [
    'a request a minute and more after the withdrawal',
    ['sent against a decision'],
    (day) => day.withdrawals.push({ personId, purpose: 'ad_measurement', atMs: -60_000 }),
  ],
  [
    'a request of somebody who declined',
    ['sent against a decision'],
    (day) => void (day.scenario.people[0]!.adMeasurement = 'declined'),
  ],
  [
    'a request for something that never was',
    ['sent against a decision'],
    (day) => void (day.departures[0]!.items[0]!.sequence = 9),
  ],
  [
    "a request of somebody else's row",
    ['sent by a fenced-out worker'],
    (day) => day.fenceBreaks.push({ worker: 'one', externalId: 'x', owner: 'other' }),
  ],
  [
    'a broken chain',
    ['chain faults'],
    (day) => day.chainFaults.push({ fault: 'entry_changed', deliveryId: 'dlv_1' }),
  ],
  [
    'an effect that no row tells of',
    ['double in effect', 'unexplained in reconciliation'],
    (day) => day.arrivals.push({ ...arrivalsOf(day, 'single')[1]!, externalId: 'stranger' }),
  ],
  [
    'a grade of another time',
    ['graded by another version'],
    (day) => day.gradingVersions.push({ version: 2, fromMs: 1_500 }),
  ],
];

test.each(accidents)('%s is found', (_name, expected, happen) => {
  const day = goodDay();
  happen(day);
  expect(broken(day).sort()).toEqual([...expected].sort());
});

test('what is explained is no loss: refused, withdrawn in time, left to a person', () => {
  const day = goodDay();
  day.arrivals = day.arrivals.filter(({ externalId }) => externalId !== 'dlv_single_2');
  const last = rowOf(day, 'single', 2);
  Object.assign(last, {
    state: 'unknown',
    visited: ['queued', 'unknown'],
    queued: { waitsFor: 'decision', claimed: false },
  });
  expect(violationsOf(day)).toEqual([]);
  Object.assign(last, { state: 'rejected', queued: null });
  day.arrivals.push({ ...arrival(last, 2_000), end: 'refused' });
  expect(violationsOf(day)).toEqual([]);
  Object.assign(last, { state: 'suppressed' });
  day.withdrawals.push({ personId, purpose: 'ad_measurement', atMs: 1_900 });
  expect(violationsOf(day)).toEqual([]);
});
