/** A person with an approval in hand, and the way from there to a running loan. */
import type { ApplicationId, Id, OfferId, PersonId } from '@loudou/shared/ids';
import { someApplication, someCard } from '../../../test/fakes/lender/open-lender';
import { attachPhone, insertVisitor, markRegistered, saveIdentityDocument } from '../identity';
import type { LenderDecision } from '../lender';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';
import type { CallContext } from '../platform/trpc';
import { type Bench, eventually, newKey } from './bench.fixture';
import { loanRouter } from './loan.router';
import { payoutWork } from './payout.worker';

export * from './bench.fixture';

const borrower = { name: '周晓禾', number: '110101199003071233', validUntil: '2036-03-07' };
export interface Applicant {
  personId: PersonId;
  applicationId: ApplicationId;
  /** Cheapest first: 6 months, 12 months of equal principal, 12 months of level instalments. */
  offerIds: OfferId[];
}

/** The last four digits of the phone say how the lender treats its owner. */
export async function approvedApplicant(bench: Bench, phone = '13800009999'): Promise<Applicant> {
  const { platform } = bench;
  const personId = platform.ids.next('person');
  await platform.db.transaction(async (tx) => {
    await insertVisitor(tx, platform, personId);
    await attachPhone(tx, platform, personId, phone);
    await markRegistered(tx, personId, platform.clock.now());
    await saveIdentityDocument(tx, platform, personId, borrower);
    await insertCard(platform, tx, personId);
  });
  const { applicationId, decision } = await decidedApplication(bench, phone);
  const offerIds = await insertApproval(platform, { personId, applicationId, decision });
  return { personId, applicationId, offerIds };
}

async function insertCard({ ids, vault, clock }: Platform, tx: Queryable, personId: PersonId): Promise<void> {
  const seal = await vault.forPerson(tx, personId);
  const number = '6217000000000006021';
  await tx.query(
    `insert into bank_card (card_id, person_id, number_sealed, number_lookup, reserved_phone_sealed, tail_sealed, bank_code, bank_name, state, started_at, bound_at)
     values ($1, $2, $3, $4, $5, $6, 'DEMO', '示例银行', 'bound', $7, $7)`,
    [
      ids.next('card'),
      personId,
      seal.seal('card_number', number),
      vault.lookup('card_number', number),
      seal.seal('reserved_phone', '13800009999'),
      seal.seal('card_tail', number.slice(-4)),
      clock.now(),
    ],
  );
}

type Approved = Extract<LenderDecision, { outcome: 'approved' }>;

async function decidedApplication({ open }: Bench, phone: string) {
  const card = someCard(phone);
  await open.lender.startCardBinding(card);
  await open.lender.confirmCardBinding({ bindingId: card.bindingId, code: open.fake.codes(phone)[0] ?? '' });
  const application = someApplication(phone);
  await open.lender.submitApplication(application);
  const decision = await eventually(async () => {
    const answer = await open.lender.readDecision(application.applicationId);
    return answer.outcome === 'approved' && answer;
  });
  return { applicationId: application.applicationId, decision };
}

async function insertApproval(
  { db, ids, clock }: Platform,
  approval: { personId: PersonId; applicationId: ApplicationId; decision: Approved },
): Promise<OfferId[]> {
  const { personId, applicationId, decision } = approval;
  const { offers, ...stored } = decision;
  await db.query(
    `insert into application (application_id, person_id, state, product_code, lender_code, requested_amount_fen, requested_months, host, started_at, last_active_at, decided_at, decision)
     values ($1, $2, 'approved', 'qingshan-credit', 'qingshan', 1000000, 12, 'weapp', $3, $3, $3, $4)`,
    [applicationId, personId, clock.now(), JSON.stringify(stored)],
  );
  const offerIds = offers.map(() => ids.next('offer'));
  for (const [index, offer] of offers.entries()) {
    await db.query(
      `insert into offer (offer_id, application_id, person_id, offer_reference, rank, months, method, annual_rate_bps, min_amount_fen, max_amount_fen, upfront_fee_fen, monthly_fee_fen, valid_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        offerIds[index],
        applicationId,
        personId,
        offer.offerReference,
        index + 1,
        offer.months,
        offer.method,
        offer.annualRateBps,
        offer.minAmountFen,
        offer.maxAmountFen,
        offer.upfrontFeeFen,
        offer.monthlyFeeFen,
        decision.validUntil,
      ],
    );
  }
  return offerIds;
}

export const loansOn = (bench: Bench, device: CallContext) =>
  loanRouter({ lender: bench.open.lender, wakePayouts: () => {} }).createCaller(device);

/** Quotes ten thousand yuan over twelve months and reads what there is to read. */
export async function readyToDraw(
  bench: Bench,
  device: CallContext,
  { offerIds }: Applicant,
  amountFen = 1_000_000,
) {
  const quote = await loansOn(bench, device).quote({
    offerId: offerIds[2]!,
    amountFen,
    idempotencyKey: newKey(),
  });
  bench.clock.advance(quote.readingSeconds * 1000);
  return {
    quoteId: quote.quoteId,
    costStatementHash: quote.costStatement.hash,
    contractHash: quote.contractHash,
    costReadMs: 10_400,
    idempotencyKey: newKey(),
  };
}

/** Runs the payouts until the loan stands as wanted, without waiting for the next call to be due. */
export async function payoutsUntil(
  bench: Bench,
  device: CallContext,
  loanId: Id<'loan'>,
  state: string,
): Promise<void> {
  const work = payoutWork(bench.platform, bench.open.lender);
  await eventually(async () => {
    await work.run();
    const loan = await loansOn(bench, device).status({ loanId });
    if (loan.state === state) return true;
    await bench.platform.db.query(
      'update loan set next_lender_call_at = $1 where next_lender_call_at is not null',
      [bench.clock.now()],
    );
    return false;
  });
}
