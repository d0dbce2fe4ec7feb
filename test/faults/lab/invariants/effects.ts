import { type LabAccount, labAccounts } from '../scenario';
import type { Arrival } from '../receivers/receiver';
import type { RecordedFact, RecordedRow, RunRecord } from '../run-record';
import { isExplained } from './explained';

/** Every fact that a receiver must be told of is in effect there, or stands where it ended and why. */
export function losses(record: RunRecord): string[] {
  const { unplanned, facts } = record;
  const found = unplanned.map((factId) => `fact ${factId} was never looked at`);
  for (const fact of facts) {
    for (const account of labAccounts.filter((account) => isOwed(record, fact, account))) {
      const rows = record.rows.filter((row) => row.account === account && row.factId === fact.factId);
      const untold = record.untold.some(({ factId }) => factId === fact.factId);
      if (rows.length === 0 && !(untold && account !== 'core'))
        found.push(`fact ${fact.factId} (${fact.name}) left no trace for ${account}`);
    }
  }
  const inEffect = new Set(effects(record).map(({ account, externalId }) => `${account} ${externalId}`));
  for (const row of record.rows) {
    const told = inEffect.has(`${row.account} ${effectIdOf(row)}`);
    if (row.state === 'accepted' && !told) found.push(`row ${row.deliveryId} is accepted and not in effect`);
    if (row.state !== 'accepted' && !isExplained(record, row))
      found.push(
        `row ${row.deliveryId} of ${row.account} ended ${row.state} (${row.cause ?? 'no cause'}) without a reason`,
      );
  }
  return found;
}

function isOwed({ scenario }: RunRecord, fact: RecordedFact, account: LabAccount): boolean {
  if (account === 'core') return true;
  const isMapped = scenario.people[fact.person]!.facts.some(({ name }) => name === fact.name);
  return isMapped && scenario.people[fact.person]!.cameBy === account;
}

/** The marketing core knows an event by its fact, the platforms by the row's own id. */
export const effectIdOf = (row: RecordedRow): string =>
  row.account === 'core' ? row.factId : row.externalId;

export const effects = ({ arrivals }: RunRecord): Arrival[] => arrivals.filter(({ end }) => end === 'effect');

/** Nothing takes effect twice, unless the account's own policy chose a second sending over a gap. */
export function doubles(record: RunRecord): string[] {
  const seen = new Map<string, number>();
  const found: string[] = [];
  for (const { account, personId, sequence, event, externalId } of effects(record)) {
    const key = `${account} ${personId} ${sequence} ${event}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    const mayRepeat = account === 'single' && record.scenario.unknownPolicy.single === 'resend_same_id';
    if (times > 1 && !mayRepeat) found.push(`${externalId} took effect ${times} times at ${account}`);
  }
  return found;
}

/** What one person did takes effect in the order in which they did it. */
export function overtakings(record: RunRecord): string[] {
  const last = new Map<string, number>();
  const found: string[] = [];
  for (const { account, personId, sequence, externalId } of firstEffects(record)) {
    const key = `${account} ${personId}`;
    const before = last.get(key) ?? 0;
    if (sequence < before)
      found.push(`${externalId} (${sequence}) came to ${account} after ${before} of the same person`);
    last.set(key, Math.max(before, sequence));
  }
  return found;
}

function firstEffects(record: RunRecord): Arrival[] {
  const known = new Set<string>();
  return effects(record).filter(({ account, externalId }) => {
    const key = `${account} ${externalId}`;
    return !known.has(key) && known.add(key);
  });
}
