import { createHash } from 'node:crypto';
import type { Database, Queryable } from '../database';
import { AppError } from '../errors';

/** The key that a phone makes for one intent and repeats with every tap and retry of it. */
export interface Intent {
  /** Whose key it is: two people may use the same key without meeting. */
  owner: string;
  operation: string;
  key: string;
  input: unknown;
}

/**
 * Runs the action once for an intent and gives every repetition the first answer. The answer is kept in the
 * transaction of the effect, so a crash leaves both or neither; a repetition that comes while the first is
 * still running waits for it. The answer must hold no personal value. Throws `key_reused` when the same key
 * comes with another input.
 */
export async function once<Answer>(
  db: Database,
  now: Date,
  intent: Intent,
  act: (tx: Queryable) => Promise<Answer>,
): Promise<Answer> {
  const inputHash = createHash('sha256').update(JSON.stringify(intent.input)).digest();
  return db.transaction(async (tx) => {
    const claimed = await tx.maybeOne(
      `insert into intent (owner, operation, key, input_hash, made_at) values ($1, $2, $3, $4, $5)
       on conflict (owner, operation, key) do nothing returning key`,
      [intent.owner, intent.operation, intent.key, inputHash, now],
    );
    if (!claimed) return repeatAnswer<Answer>(tx, intent, inputHash);
    const answer = await act(tx);
    await tx.query('update intent set answer = $4::jsonb where owner = $1 and operation = $2 and key = $3', [
      intent.owner,
      intent.operation,
      intent.key,
      JSON.stringify(answer ?? null),
    ]);
    return answer;
  });
}

async function repeatAnswer<Answer>(tx: Queryable, intent: Intent, inputHash: Buffer): Promise<Answer> {
  const first = await tx.one<{ input_hash: Buffer; answer: Answer }>(
    'select input_hash, answer from intent where owner = $1 and operation = $2 and key = $3',
    [intent.owner, intent.operation, intent.key],
  );
  if (!first.input_hash.equals(inputHash)) throw new AppError('key_reused');
  return first.answer;
}
