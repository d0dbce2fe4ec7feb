import type { ApplicationId, Id, PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';

export interface FaceCheck {
  faceCheckId: Id<'faceCheck'>;
  applicationId: ApplicationId;
  personId: PersonId;
  vendor: string;
  reference: string;
  state: 'started' | 'passed' | 'failed';
}

interface Row {
  face_check_id: Id<'faceCheck'>;
  application_id: ApplicationId;
  person_id: PersonId;
  vendor: string;
  reference: string;
  state: FaceCheck['state'];
}

export async function insertFaceCheck(
  tx: Queryable,
  check: FaceCheck & { ticketSealed: Buffer; at: Date },
): Promise<void> {
  await tx.query(
    `insert into face_check (face_check_id, application_id, person_id, vendor, reference, ticket_sealed, state, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      check.faceCheckId,
      check.applicationId,
      check.personId,
      check.vendor,
      check.reference,
      check.ticketSealed,
      check.state,
      check.at,
    ],
  );
}

const columns = 'face_check_id, application_id, person_id, vendor, reference, state';

const toFaceCheck = (row: Row): FaceCheck => ({
  faceCheckId: row.face_check_id,
  applicationId: row.application_id,
  personId: row.person_id,
  vendor: row.vendor,
  reference: row.reference,
  state: row.state,
});

export async function findFaceCheck(
  db: Queryable,
  personId: PersonId,
  faceCheckId: string,
  lock: 'lock' | 'read',
): Promise<FaceCheck | null> {
  const row = await db.maybeOne<Row>(
    `select ${columns} from face_check where face_check_id = $1 and person_id = $2 ${lock === 'lock' ? 'for update' : ''}`,
    [faceCheckId, personId],
  );
  return row ? toFaceCheck(row) : null;
}

export async function finishFaceCheck(
  tx: Queryable,
  faceCheckId: string,
  state: 'passed' | 'failed',
  at: Date,
): Promise<void> {
  await tx.query('update face_check set state = $2, finished_at = $3 where face_check_id = $1', [
    faceCheckId,
    state,
    at,
  ]);
}

export async function countFaceChecks(db: Queryable, applicationId: ApplicationId): Promise<number> {
  return (
    await db.one<{ checks: number }>(
      'select count(*)::int as checks from face_check where application_id = $1',
      [applicationId],
    )
  ).checks;
}

export async function passedFaceCheckReference(db: Queryable, applicationId: ApplicationId): Promise<string> {
  const row = await db.one<{ reference: string }>(
    `select reference from face_check where application_id = $1 and state = 'passed' order by finished_at desc limit 1`,
    [applicationId],
  );
  return row.reference;
}
