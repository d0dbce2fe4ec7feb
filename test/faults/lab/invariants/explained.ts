import type { RecordedRow, RunRecord } from '../run-record';
import { effectIdOf } from './effects';

/** Does the run itself hold a reason for the end that this row came to? */
export function isExplained(record: RunRecord, row: RecordedRow): boolean {
  switch (row.state) {
    case 'accepted':
      return true;
    case 'rejected':
      return wasRefused(record, row);
    case 'parked':
      return wasRefused(record, row);
    case 'unknown':
      // Who never agreed is never told of, whatever became of the worker that had the row in its hands.
      if (wasDeclined(record, row) || neverAsked(record, row)) return false;
      return (
        waitsForDecision(record, row) ||
        waitsRightly(record, row) ||
        wasGivenAway(record, row) ||
        mayNotGoAgain(record, row)
      );
    case 'suppressed':
      return wasWithdrawn(record, row) || wasDeclined(record, row) || wasGivenAway(record, row);
    // No run is as long as a window, and a worker's own clock decides nothing.
    case 'expired':
      return false;
    case 'queued':
      return waitsRightly(record, row);
  }
}

/** Whoever sends for the account now decides on what was left open. */
const wasGivenAway = ({ scenario }: RunRecord, { account }: RecordedRow): boolean =>
  scenario.ownerChange?.account === account;

/** It may be in effect, and to send it again is not agreed to any more. */
const mayNotGoAgain = (record: RunRecord, row: RecordedRow): boolean =>
  row.queued?.waitsFor !== null && !row.queued?.claimed && wasWithdrawn(record, row);

const waitsForDecision = ({ scenario }: RunRecord, { account, queued }: RecordedRow): boolean =>
  queued?.waitsFor === 'decision' && scenario.unknownPolicy[account] === 'hold';

function waitsRightly(record: RunRecord, row: RecordedRow): boolean {
  if (!row.queued || row.queued.claimed) return false;
  if (row.queued.waitsFor === 'consent') return neverAsked(record, row);
  return row.queued.waitsFor === 'parked' && hasParkedBefore(record, row);
}

const wasRefused = ({ arrivals }: RunRecord, row: RecordedRow): boolean =>
  arrivals.some(
    ({ account, externalId, end }) =>
      account === row.account && end === 'refused' && externalId === effectIdOf(row),
  );

const hasParkedBefore = ({ rows }: RunRecord, row: RecordedRow): boolean =>
  rows.some(
    ({ account, personId, sequence, state }) =>
      account === row.account && personId === row.personId && sequence <= row.sequence && state === 'parked',
  );

const purposeOf = ({ account }: RecordedRow) =>
  account === 'core' ? 'application_processing' : 'ad_measurement';

const wasWithdrawn = ({ withdrawals }: RunRecord, row: RecordedRow): boolean =>
  withdrawals.some(({ personId, purpose }) => personId === row.personId && purpose === purposeOf(row));

const adMeasurementOf = ({ scenario, facts }: RunRecord, { personId }: RecordedRow) =>
  scenario.people[facts.find((fact) => fact.personId === personId)!.person]!.adMeasurement;

const wasDeclined = (record: RunRecord, row: RecordedRow): boolean =>
  row.account !== 'core' && adMeasurementOf(record, row) === 'declined';

const neverAsked = (record: RunRecord, row: RecordedRow): boolean =>
  row.account !== 'core' && adMeasurementOf(record, row) === 'never_asked';
