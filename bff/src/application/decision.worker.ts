import type { ApplicationId, PersonId } from '@loudou/shared/ids';
import { readIdentityDocument, readPhone } from '../identity';
import { type ApplicationForLender, type Lender, LenderRefused, LenderUnavailable } from '../lender';
import type { Platform } from '../platform/platform';
import type { RecurringWork } from '../platform/worker';
import { askAgainAt } from './application.rules';
import { findBoundCard } from './bank-card.store';
import { applyDecision } from './decision.actions';
import { passedFaceCheckReference } from './face-step.store';

const batch = 20;
// A process that dies while it asks gives the application back after this long.
const leaseMs = 12_000;

interface Claimed {
  application_id: ApplicationId;
  person_id: PersonId;
  state: 'submitted' | 'pending' | 'needs_review';
  product_code: string;
  requested_amount_fen: number;
  requested_months: number;
  lender_calls: number;
}

/** Carries submitted applications to the lender and asks after those it has: what is to do stands in the rows. */
export function decisionWork(platform: Platform, lender: Lender): RecurringWork {
  return {
    name: 'ask the lender for decisions',
    restMs: 500,
    async run() {
      const claimed = await claim(platform);
      await Promise.all(claimed.map((row) => ask(platform, lender, row)));
      return claimed.length;
    },
  };
}

function claim({ db, clock }: Platform): Promise<Claimed[]> {
  const now = clock.now();
  return db.query<Claimed>(
    `update application set next_lender_call_at = $2, lender_calls = lender_calls + 1
     where application_id in (
       select application_id from application
       where state in ('submitted', 'pending', 'needs_review') and next_lender_call_at <= $1
       order by next_lender_call_at limit $3 for update skip locked)
     returning application_id, person_id, state, product_code, requested_amount_fen, requested_months, lender_calls`,
    [now, new Date(now.getTime() + leaseMs), batch],
  );
}

async function ask(platform: Platform, lender: Lender, row: Claimed): Promise<void> {
  try {
    const decision =
      row.state === 'submitted'
        ? await lender.submitApplication(await forLender(platform, row))
        : await lender.readDecision(row.application_id);
    await applyDecision(platform, row.application_id, decision);
  } catch (error) {
    if (!(error instanceof LenderUnavailable || error instanceof LenderRefused)) throw error;
    platform.logger.warn(
      { err: error, applicationId: row.application_id },
      'the lender did not take the application; it stays queued',
    );
    await platform.db.query(
      'update application set next_lender_call_at = $2 where application_id = $1 and next_lender_call_at is not null',
      [row.application_id, askAgainAt(row.lender_calls, platform.clock.now())],
    );
  }
}

async function forLender(platform: Platform, row: Claimed): Promise<ApplicationForLender> {
  const { db } = platform;
  const document = await readIdentityDocument(db, platform, row.person_id);
  const card = await findBoundCard(db, platform, row.person_id);
  if (!document || !card) throw new LenderRefused(`${row.application_id} lacks its document or card`);
  const authorisation = await db.one<{ document_hash: string; recorded_at: Date }>(
    `select document_hash, recorded_at from consent_record where person_id = $1 and purpose = 'bureau_query' and decision = 'granted' order by position desc limit 1`,
    [row.person_id],
  );
  return {
    applicationId: row.application_id,
    productCode: row.product_code,
    requestedAmountFen: row.requested_amount_fen,
    requestedMonths: row.requested_months,
    applicant: {
      name: document.name,
      identityNumber: document.number,
      identityValidUntil: document.validUntil,
      phone: await readPhone(db, platform, row.person_id),
      cardNumber: card.number,
      cardReservedPhone: card.reservedPhone,
    },
    bureauAuthorisation: {
      documentHash: authorisation.document_hash,
      authorisedAt: authorisation.recorded_at.toISOString(),
    },
    faceCheckReference: await passedFaceCheckReference(db, row.application_id),
  };
}
