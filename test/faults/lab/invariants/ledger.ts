import { labAccounts } from '../scenario';
import type { RunRecord } from '../run-record';
import { effectIdOf, effects } from './effects';

export const chainBreaks = ({ chainFaults }: RunRecord): string[] =>
  chainFaults.map(({ fault, deliveryId }) => `${fault} at ${deliveryId ?? 'an unknown row'}`);

/** Three counts of the same thing: what the ledger calls accepted, what the receiver counts, and what explains the difference. */
export function unexplainedDifferences(record: RunRecord): string[] {
  return labAccounts.flatMap((account) => {
    const inEffect = new Set(
      effects(record)
        .filter((one) => one.account === account)
        .map(({ externalId }) => externalId),
    );
    const rows = record.rows.filter((row) => row.account === account);
    const known = new Set(rows.map(effectIdOf));
    const strangers = [...inEffect]
      .filter((id) => !known.has(id))
      .map((id) => `${account} counts ${id}, which no row tells of`);
    const denied = rows
      .filter(
        (row) =>
          row.state !== 'accepted' && inEffect.has(effectIdOf(row)) && !row.visited.includes('unknown'),
      )
      .map((row) => `${account} counts ${row.deliveryId}, which the ledger calls ${row.state}`);
    const claimed = rows
      .filter((row) => row.state === 'accepted' && !inEffect.has(effectIdOf(row)))
      .map((row) => `${account} does not count ${row.deliveryId}, which the ledger calls accepted`);
    return [...strangers, ...denied, ...claimed];
  });
}

/** A fact is graded by the policy of its own time, however long it waited and whatever came after. */
export function gradeBreaks(record: RunRecord): string[] {
  const facts = new Map(record.facts.map((fact) => [fact.factId, fact]));
  return record.rows.flatMap((row) => {
    if (row.gradingVersion === null || row.account === 'core') return [];
    const fact = facts.get(row.factId)!;
    const inForce =
      record.gradingVersions.findLast(({ fromMs }) => fromMs <= fact.recordedAtMs)?.version ?? null;
    return row.gradingVersion === inForce
      ? []
      : [`row ${row.deliveryId} was graded by version ${row.gradingVersion}, in force was ${inForce}`];
  });
}
