import type { PersonId, SessionId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';

/** A visit looks through a preview. Told again it is the same walk; as somebody else, after a log-in, it goes on. */
export async function insertPreviewWalk(
  db: Queryable,
  walk: { tokenHash: Buffer; sessionId: SessionId; personId: PersonId; at: Date },
): Promise<void> {
  await db.query(
    `insert into experiment_preview_walk (token_hash, session_id, person_id, opened_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [walk.tokenHash, walk.sessionId, walk.personId, walk.at],
  );
}
