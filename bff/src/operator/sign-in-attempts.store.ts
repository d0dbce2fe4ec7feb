import type { Queryable } from '../platform/database';

export interface SignInAttempt {
  signInName: string;
  addressLookup: Buffer;
  at: Date;
}

/** Every try starts as a wrong one; `confirmAttempt` makes it right, `withdrawAttempt` forgets it. */
export async function openAttempt(db: Queryable, attempt: SignInAttempt): Promise<number> {
  const row = await db.one<{ attempt_id: number }>(
    `insert into sign_in_attempt (sign_in_name, address_lookup, succeeded, attempted_at)
     values ($1, $2, false, $3) returning attempt_id`,
    [attempt.signInName, attempt.addressLookup, attempt.at],
  );
  return row.attempt_id;
}

export async function confirmAttempt(db: Queryable, attemptId: number): Promise<void> {
  await db.query('update sign_in_attempt set succeeded = true where attempt_id = $1', [attemptId]);
}

/** A try that was refused unseen is no wrong try: knocking on a closed door does not keep it closed. */
export async function withdrawAttempt(db: Queryable, attemptId: number): Promise<void> {
  await db.query('delete from sign_in_attempt where attempt_id = $1', [attemptId]);
}

export async function countWrongTries(
  db: Queryable,
  attempt: SignInAttempt,
  since: Date,
): Promise<{ byName: number; byAddress: number }> {
  const row = await db.one<{ by_name: number; by_address: number }>(
    `select count(*) filter (where sign_in_name = $1) as by_name,
            count(*) filter (where address_lookup = $2) as by_address
     from sign_in_attempt
     where not succeeded and attempted_at > $3 and (sign_in_name = $1 or address_lookup = $2)`,
    [attempt.signInName, attempt.addressLookup, since],
  );
  return { byName: row.by_name, byAddress: row.by_address };
}
