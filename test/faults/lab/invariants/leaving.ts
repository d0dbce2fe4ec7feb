import type { RecordedFact, RunRecord } from '../run-record';

/** After a withdrawal there is a minute in which what was on its way may still leave. */
const graceMs = 60_000;

/** Nothing leaves that its person did not agree to, or withdrew more than a minute ago. */
export function consentBreaks(record: RunRecord): string[] {
  const factOf = new Map(record.facts.map((fact) => [`${fact.personId} ${fact.sequence}`, fact]));
  return record.departures.flatMap(({ account, atMs, items }) =>
    items.flatMap(({ personId, sequence, externalId }) => {
      const fact = factOf.get(`${personId} ${sequence}`);
      if (!fact) return [`${externalId} tells ${account} of something that never was`];
      const against =
        account === 'core' ? againstForCore(record, fact, atMs) : againstForPlatform(record, fact, atMs);
      return against ? [`${externalId} left for ${account} ${against}`] : [];
    }),
  );
}

function againstForPlatform(
  record: RunRecord,
  { person, personId }: RecordedFact,
  atMs: number,
): string | null {
  const { adMeasurement } = record.scenario.people[person]!;
  if (adMeasurement !== 'granted') return `though ad measurement was ${adMeasurement}`;
  return isPast(record, personId, 'ad_measurement', atMs) ? 'after its withdrawal' : null;
}

function againstForCore(
  record: RunRecord,
  { personId, leavesBy }: RecordedFact,
  atMs: number,
): string | null {
  if (leavesBy === 'contract') return null;
  return isPast(record, personId, 'application_processing', atMs) ? 'after its withdrawal' : null;
}

const isPast = (record: RunRecord, person: string, purpose: string, atMs: number): boolean =>
  record.withdrawals.some(
    (withdrawal) =>
      withdrawal.personId === person && withdrawal.purpose === purpose && atMs > withdrawal.atMs + graceMs,
  );

/** A request leaves only while its rows are its worker's. */
export const fenceBreaks = (record: RunRecord): string[] =>
  record.fenceBreaks.map(
    ({ worker, externalId, owner }) => `${worker} sent ${externalId}, which was of ${owner ?? 'nobody'}`,
  );
