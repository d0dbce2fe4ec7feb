import type { PersonId } from '@loudou/shared/ids';
import { samePersonSql } from '../identity';
import type { Queryable } from '../platform/database';
import type { LatestCommand } from './command.rules';
import type { Command, CommandResult } from './core.schemas';

export interface CommandRecord {
  subscriberId: string;
  command: Command;
  /** Whom it names, or what it named where that leads to nobody. */
  personId: string;
  subject: string;
  inputHash: Buffer;
  at: Date;
}

/** False when the id was taken before; waits for whoever is about to take it. */
export async function claimCommand(tx: Queryable, record: CommandRecord): Promise<boolean> {
  const { command } = record;
  const rows = await tx.query(
    `insert into core_command (subscriber_id, command_id, kind, person_id, subject, version, issued_at, input_hash, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning command_id`,
    [
      record.subscriberId,
      command.id,
      command.kind,
      record.personId,
      record.subject,
      command.version ?? null,
      // As a moment: the database knows neither the year 0 nor every offset that a text may name.
      new Date(command.issuedAt),
      record.inputHash,
      record.at,
    ],
  );
  return rows.length === 1;
}

export async function earlierCommand(
  tx: Queryable,
  subscriberId: string,
  commandId: string,
): Promise<Omit<CommandResult, 'id'> & { inputHash: Buffer }> {
  return tx.one(
    `select input_hash as "inputHash", result, cause from core_command
     where subscriber_id = $1 and command_id = $2`,
    [subscriberId, commandId],
  );
}

/** Of the person under any of their ids: a core may know a visitor by the one before the merge. */
export async function latestApplied(
  tx: Queryable,
  subscriberId: string,
  personId: string,
  subject: string,
): Promise<LatestCommand | null> {
  const row = await tx.one<{ issued_at: Date | null; version: number | null }>(
    `with recursive ${samePersonSql}
     select max(issued_at) as issued_at, max(version) as version from core_command
     where subscriber_id = $2 and person_id in (select person_id from member) and subject = $3 and result = 'applied'`,
    [[personId], subscriberId, subject],
  );
  return row.issued_at === null ? null : { issuedAt: row.issued_at, version: row.version };
}

export async function endCommand(
  tx: Queryable,
  subscriberId: string,
  { id, result, cause }: CommandResult,
): Promise<void> {
  await tx.query(
    'update core_command set result = $3, cause = $4 where subscriber_id = $1 and command_id = $2',
    [subscriberId, id, result, cause],
  );
}

/**
 * The person that an id leads to today, locked so that commands about the same person go one after the other.
 * Null for an id that nobody has.
 */
export async function lockPerson(tx: Queryable, personId: string): Promise<PersonId | null> {
  const root = await tx.maybeOne<{ person_id: PersonId }>(
    `with recursive ${samePersonSql} select person_id from root`,
    [[personId]],
  );
  const locked = await tx.maybeOne<{ person_id: PersonId }>(
    'select person_id from person where person_id = $1 for no key update',
    [root?.person_id ?? personId],
  );
  return locked?.person_id ?? null;
}
