import type { ApplicationId } from '@loudou/shared/ids';
import type { LenderDecision } from '../lender';
import type { Queryable } from '../platform/database';
import { appendFact } from '../platform/outbox';
import type { Platform } from '../platform/platform';
import { askAgainAt, stateAfter, toStoredDecision } from './application.rules';
import { type Application, lockById, saveState } from './application.store';
import { insertOffers } from './offer.store';

type Ground = Pick<Platform, 'db' | 'clock' | 'ids' | 'logger'>;

const pendingIsSlowAfterMs = 10_000;
const hourMs = 60 * 60_000;

/**
 * Takes in what the lender says, from a notice or from asking. The same answer may come twice, late and in
 * any order: the first final one wins and everything else changes nothing.
 */
export async function applyDecision(
  ground: Ground,
  applicationId: ApplicationId,
  decision: LenderDecision,
): Promise<void> {
  await ground.db.transaction(async (tx) => {
    const application = await lockById(tx, applicationId);
    if (!application) {
      ground.logger.error({ applicationId }, 'the lender decided on an application that is not ours');
      return;
    }
    const state = stateAfter(application.state, decision);
    if (state === null) return keepAsking(ground, tx, application, decision);
    await moveTo(ground, tx, application, state, decision);
  });
}

async function moveTo(
  ground: Ground,
  tx: Queryable,
  application: Application,
  state: Application['state'],
  decision: LenderDecision,
): Promise<void> {
  const now = ground.clock.now();
  const final = toStoredDecision(decision);
  await saveState(
    tx,
    { ...application, state, decision: final, decidedAt: final ? now : null },
    final ? null : askAgainAt(application.lenderCalls, now),
  );
  if (decision.outcome === 'approved') await approve(ground, tx, application, decision);
  if (decision.outcome === 'declined') await decline(ground, tx, application, decision);
  if (decision.outcome === 'needs_review')
    ground.logger.error(
      { applicationId: application.applicationId },
      'the lender gave an answer outside the contract; somebody must look',
    );
}

async function approve(
  ground: Ground,
  tx: Queryable,
  application: Application,
  decision: Extract<LenderDecision, { outcome: 'approved' }>,
): Promise<void> {
  const { limitFen, limitBand, riskBand, annualRateBps, validUntil } = decision;
  const { applicationId } = application;
  await insertOffers(tx, ground.ids, application, decision);
  await appendFact(
    { ...ground, db: tx },
    {
      ...from(application),
      name: 'credit_approved',
      data: { applicationId, limitFen, limitBand, riskBand, annualRateBps, validUntil },
    },
  );
}

async function decline(
  ground: Ground,
  tx: Queryable,
  application: Application,
  decision: Extract<LenderDecision, { outcome: 'declined' }>,
): Promise<void> {
  const data = {
    applicationId: application.applicationId,
    publicReason: decision.reasonCode,
    retryOn: decision.retryOn,
  };
  await appendFact({ ...ground, db: tx }, { ...from(application), name: 'credit_declined', data });
}

/** Still pending: ask again later, and once an hour tell that it takes long. */
async function keepAsking(
  ground: Ground,
  tx: Queryable,
  application: Application,
  decision: LenderDecision,
): Promise<void> {
  const stillOpen = application.state === 'pending' || application.state === 'needs_review';
  if (!stillOpen || decision.outcome === 'approved' || decision.outcome === 'declined') return;
  const now = ground.clock.now();
  await saveState(tx, application, askAgainAt(application.lenderCalls, now));
  const waitedMs = now.getTime() - (application.submittedAt?.getTime() ?? now.getTime());
  if (waitedMs < pendingIsSlowAfterMs) return;
  const onceKey = `${application.applicationId}:${Math.floor(waitedMs / hourMs)}`;
  const told = await tx.maybeOne('select 1 from fact where once_key = $1', [`decision_pending:${onceKey}`]);
  if (told) return;
  const data = {
    applicationId: application.applicationId,
    waitSeconds: Math.round(waitedMs / 1000),
    promisedAt: (application.promisedAt ?? now).toISOString(),
  };
  await appendFact({ ...ground, db: tx }, { ...from(application), name: 'decision_pending', onceKey, data });
}

const from = ({ applicationId, personId, touchId, host }: Application) => ({
  personId,
  onceKey: applicationId,
  touchId,
  host,
});
