import fc from 'fast-check';
import { ledgerStates } from '../ledger/ledger.types';
import {
  changeOf,
  changesRow,
  type JudgedRow,
  judgeRows,
  type Judging,
  type ParkedPlace,
} from './resend.rules';
import { resendDecisions } from './resend-selection';

const now = new Date('2026-11-22T04:00:00Z');
const row = (rest: Partial<JudgedRow> = {}): JudgedRow => ({
  deliveryId: 'dlv_1',
  accountId: 'ads',
  personId: 'psn_1',
  personSequence: 5,
  state: 'parked',
  expiresAt: null,
  claimed: false,
  ours: true,
  dropsRepeats: false,
  leave: 'send',
  ...rest,
});
const send: Judging = { decision: 'send', replayAccepted: false, now };
const judge = (given: JudgedRow, judging: Judging = send, parked: ParkedPlace[] = []) =>
  judgeRows([given], parked, judging)[0];

test.each([
  ['what is parked, unknown or rejected goes', row({ state: 'rejected' }), 'send'],
  ['nothing goes without a consent', row({ leave: 'suppress' }), 'consent'],
  ['nothing goes while a consent is still waited for', row({ leave: 'wait' }), 'consent'],
  ['nothing goes after its window', row({ expiresAt: now }), 'expired'],
  ['what somebody is sending is left to them', row({ state: 'unknown', claimed: true }), 'under_way'],
  ['what waits already needs no decision', row({ state: 'queued' }), 'under_way'],
  ['an account of the core is not ours to send for', row({ ours: false }), 'not_ours'],
  ['accepted, and the receiver may count twice', row({ state: 'accepted' }), 'counted'],
  ['accepted, and a repeat would be dropped', row({ state: 'accepted', dropsRepeats: true }), 'dropped'],
  ['withheld by right stays so', row({ state: 'suppressed' }), 'consent'],
] as const)('%s', (_, given, outcome) => {
  expect(judge(given)).toBe(outcome);
});

test('a replay sends accepted rows again only where the receiver drops repeats', () => {
  const replay = { ...send, replayAccepted: true };
  expect(judge(row({ state: 'accepted', dropsRepeats: true }), replay)).toBe('repeat');
  expect(judge(row({ state: 'accepted', dropsRepeats: false }), replay)).toBe('counted');
});

test('a row behind a parked one stays, unless the parked one is let go before it', () => {
  const parked = row({ deliveryId: 'dlv_0', personSequence: 4 });
  const behind = row({ state: 'rejected' });
  expect(judge(behind, send, [parked])).toBe('behind_parked');
  expect(judgeRows([parked, behind], [parked], send)).toEqual(['send', 'send']);
  const withheld = { ...parked, leave: 'suppress' as const };
  expect(judgeRows([withheld, behind], [withheld], send)).toEqual(['consent', 'behind_parked']);
  expect(judge(behind, send, [{ ...parked, personId: 'psn_2' }])).toBe('send');
  expect(judge(behind, send, [{ ...parked, accountId: 'other' }])).toBe('send');
});

test('only a row of unknown fate can be taken as accepted; a parked one can be given up', () => {
  const takeAs = (decision: Judging['decision']) => ({ ...send, decision });
  expect(judge(row({ state: 'unknown' }), takeAs('take_as_accepted'))).toBe('taken');
  expect(judge(row({ state: 'parked' }), takeAs('take_as_accepted'))).toBe('not_open');
  expect(judge(row({ state: 'accepted' }), takeAs('take_as_rejected'))).toBe('not_open');
  expect(judge(row({ state: 'parked' }), takeAs('take_as_rejected'))).toBe('taken');
});

const anyRow = fc
  .record({
    state: fc.constantFrom(...ledgerStates),
    expiresAt: fc.option(fc.integer({ min: -5, max: 5 }).map((ms) => new Date(now.getTime() + ms))),
    claimed: fc.boolean(),
    ours: fc.boolean(),
    dropsRepeats: fc.boolean(),
    leave: fc.constantFrom('send', 'wait', 'suppress'),
    personSequence: fc.integer({ min: 1, max: 6 }),
    accountId: fc.constantFrom('ads', 'core'),
  })
  .map((rest) => row(rest as Partial<JudgedRow>));
const anyRows = fc
  .array(anyRow, { maxLength: 8 })
  .map((rows) =>
    rows
      .map((given, place) => ({ ...given, deliveryId: `dlv_${place}` }))
      .sort((one, other) => one.personSequence - other.personSequence),
  );
const anyJudging = fc.record({
  decision: fc.constantFrom(...resendDecisions),
  replayAccepted: fc.boolean(),
  now: fc.constant(now),
});

test('whatever is selected: no double where it counts, nothing without consent, nothing late, nothing overtakes', () => {
  fc.assert(
    fc.property(anyRows, anyJudging, (rows, judging) => {
      const parked = rows.filter(({ state }) => state === 'parked');
      const outcomes = judgeRows(rows, parked, judging);
      const stays = new Set(parked.filter((place) => !changesRow(outcomes[rows.indexOf(place)]!)));
      rows.forEach((given, place) => {
        const outcome = outcomes[place]!;
        if (outcome !== 'send' && outcome !== 'repeat') return;
        expect(judging.decision).toBe('send');
        expect(given.claimed).toBe(false);
        expect(given.leave).toBe('send');
        expect(given.ours).toBe(true);
        expect(given.expiresAt === null || given.expiresAt > now).toBe(true);
        if (given.state === 'accepted')
          expect([given.dropsRepeats, judging.replayAccepted]).toEqual([true, true]);
        for (const before of stays)
          expect(before.accountId === given.accountId && before.personSequence < given.personSequence).toBe(
            false,
          );
      });
    }),
    { numRuns: 2000 },
  );
});

test('what goes again goes as it was, with the reason in the chain', () => {
  const by = { actor: 'opr_1', jobId: 'rsd_1' };
  expect(changeOf(row({ state: 'parked' }), send, by)).toMatchObject({ to: 'queued', cause: 'released' });
  expect(changeOf(row({ state: 'unknown' }), send, by)).toMatchObject({ to: 'queued', cause: 'resend' });
  expect(changeOf(row({ state: 'accepted' }), send, by)).toMatchObject({ to: 'queued', cause: 'replay' });
  expect(changeOf(row(), { ...send, decision: 'take_as_rejected' }, by)).toMatchObject({
    to: 'rejected',
    cause: 'taken_as_rejected',
    queue: 'remove',
    actor: 'opr_1',
  });
});
