import { newId } from '@loudou/shared/ids';
import { insertSession } from '../../bff/src/session/session.store';
import type { Database } from '../../bff/src/platform/database';

const source = { nowMs: () => Date.now(), random: Math.random };

/** People with an open session who agree to be counted; their tokens. */
export async function openSessions(db: Database, people: number): Promise<string[]> {
  const at = new Date();
  const tokens: string[] = [];
  for (let number = 0; number < people; number += 1) {
    const personId = newId('person', source);
    const token = `token-of-somebody-${String(number).padStart(6, '0')}`;
    await db.query('insert into person (person_id, created_at) values ($1, $2)', [personId, at]);
    await insertSession(db, {
      sessionId: newId('session', source),
      token,
      personId,
      deviceId: newId('device', source),
      host: 'weapp',
      signedIn: false,
      at,
    });
    await db.query(
      `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, recorded_at)
       values ($1, $2, 'usage_analysis', 'granted', '2026-11', 'hash', $3)`,
      [newId('consent', source), personId, at],
    );
    tokens.push(token);
  }
  return tokens;
}
