import type { ApplicationId, Id } from '@loudou/shared/ids';
import { recordDecision } from '../consent';
import { type FaceChecker, FaceCheckUnavailable, type FaceCheckTicket } from '../hosts';
import {
  duringVisit,
  type IdentityDocument,
  markDocumentProven,
  readIdentityDocument,
  readOpenId,
} from '../identity';
import { violatedUniqueConstraint } from '../platform/database';
import { AppError } from '../platform/errors';
import type { HostName, PersonContext } from '../platform/trpc';
import { tell, tellStepCompleted, tellStepFailed } from './application.facts';
import { requireOpenStep } from './application.steps';
import {
  countFaceChecks,
  type FaceCheck,
  findFaceCheck,
  finishFaceCheck,
  insertFaceCheck,
} from './face-step.store';

export type FaceCheckers = Readonly<Partial<Record<HostName, FaceChecker>>>;

export interface FaceStarted {
  faceCheckId: Id<'faceCheck'>;
  ticket: FaceCheckTicket;
}

// Each check is paid for; somebody who needs more than this needs a person to help them.
const maxChecksPerApplication = 10;

/** Hands over to the host's dialog or the vendor's page. Errors: `face_check_unavailable`, `too_many_requests`, `step_not_open`. */
export async function startFaceCheck(
  context: PersonContext,
  checkers: FaceCheckers,
  input: { applicationId: ApplicationId; documentVersion: string; returnUrl: string },
): Promise<FaceStarted> {
  const checker = requireChecker(checkers, context.session.host);
  const document = await context.db.transaction(async (tx) => {
    await requireOpenStep(context, tx, input.applicationId, 'face');
    if ((await countFaceChecks(tx, input.applicationId)) >= maxChecksPerApplication)
      throw new AppError('too_many_requests');
    await recordDecision(context, tx, {
      purpose: 'face_recognition',
      decision: 'granted',
      documentVersion: input.documentVersion,
    });
    return readIdentityDocument(tx, context, context.session.personId);
  });
  if (!document) throw new AppError('step_not_open', { details: { step: 'identity' } });

  const faceCheckId = context.ids.next('faceCheck');
  const openId = await readOpenId(context.db, context, context.session.personId, context.session.host);
  const { reference, ticket } = await checker
    .start({
      checkId: faceCheckId,
      name: document.name,
      identityNumber: document.number,
      openId,
      returnUrl: input.returnUrl,
    })
    .catch(unavailable);
  const seal = await context.vault.forPerson(context.db, context.session.personId);
  await insertFaceCheck(context.db, {
    faceCheckId,
    applicationId: input.applicationId,
    personId: context.session.personId,
    vendor: checker.vendor,
    reference,
    state: 'started',
    ticketSealed: seal.seal('face_ticket', JSON.stringify(ticket)),
    at: context.clock.now(),
  });
  return { faceCheckId, ticket };
}

export type FaceOutcome = { outcome: 'passed' | 'failed' | 'cancelled' | 'pending' };

/** Asks the vendor, server to server; what the phone believes does not count. Errors: `identity_taken`, `face_check_unavailable`. */
export async function finishFaceStep(
  context: PersonContext,
  checkers: FaceCheckers,
  input: { faceCheckId: string },
): Promise<FaceOutcome> {
  const check = await findFaceCheck(context.db, context.session.personId, input.faceCheckId, 'read');
  if (!check) throw new AppError('not_found');
  if (check.state !== 'started') return { outcome: check.state };

  const document = await readIdentityDocument(context.db, context, context.session.personId);
  if (!document) throw new AppError('step_not_open', { details: { step: 'identity' } });
  const openId = await readOpenId(context.db, context, context.session.personId, context.session.host);
  const result = await whoStarted(checkers, check.vendor)
    .readResult({
      checkId: check.faceCheckId,
      reference: check.reference,
      name: document.name,
      identityNumber: document.number,
      openId,
    })
    .catch(unavailable);
  if (result.outcome === 'passed') {
    const outcome = await passFaceCheck(context, { check, document }, result.confidenceBand);
    return outcome ?? failFaceCheck(context, check, 'identity_mismatch');
  }
  if (result.outcome === 'failed') return failFaceCheck(context, check, result.reasonCode);
  return { outcome: result.outcome };
}

/** Null when another document took the place of the one that the face was compared with. */
async function passFaceCheck(
  context: PersonContext,
  { check, document }: { check: FaceCheck; document: IdentityDocument },
  confidenceBand: 'high' | 'medium' | 'low',
): Promise<FaceOutcome | null> {
  try {
    return await context.db.transaction(async (tx) => {
      const locked = await findFaceCheck(tx, check.personId, check.faceCheckId, 'lock');
      if (locked?.state !== 'started') return { outcome: locked?.state ?? 'pending' } as FaceOutcome;
      await requireOpenStep(context, tx, check.applicationId, 'face');
      // The draft is held from here on, and its document with it.
      const kept = await readIdentityDocument(tx, context, check.personId);
      if (kept?.number !== document.number || kept.name !== document.name) return null;
      await finishFaceCheck(tx, check.faceCheckId, 'passed', context.clock.now());
      await markDocumentProven(context, tx, check.personId, duringVisit(context.session));
      await tell(context, tx, 'liveness_completed', check.faceCheckId, {
        applicationId: check.applicationId,
        attempts: await countFaceChecks(tx, check.applicationId),
        confidenceBand,
        vendor: check.vendor,
      });
      await tellStepCompleted(context, tx, check.applicationId, 'face');
      return { outcome: 'passed' };
    });
  } catch (error) {
    // The same document was proven under another phone number a moment ago.
    if (violatedUniqueConstraint(error) === 'identity_document_proven') throw new AppError('identity_taken');
    throw error;
  }
}

async function failFaceCheck(context: PersonContext, check: FaceCheck, code: string): Promise<FaceOutcome> {
  await finishFaceCheck(context.db, check.faceCheckId, 'failed', context.clock.now());
  await tellStepFailed(context, {
    applicationId: check.applicationId,
    step: 'face',
    code,
    vendor: check.vendor,
  });
  return { outcome: 'failed' };
}

function requireChecker(checkers: FaceCheckers, host: HostName): FaceChecker {
  const checker = checkers[host];
  if (!checker) throw new AppError('face_check_unavailable');
  return checker;
}

/** A check is asked after where it was started, also when the person comes back through another host. */
function whoStarted(checkers: FaceCheckers, vendor: string): FaceChecker {
  const checker = Object.values(checkers).find((candidate) => candidate.vendor === vendor);
  if (!checker) throw new AppError('face_check_unavailable');
  return checker;
}

function unavailable(cause: unknown): never {
  if (cause instanceof FaceCheckUnavailable) throw new AppError('face_check_unavailable', { cause });
  throw cause;
}
