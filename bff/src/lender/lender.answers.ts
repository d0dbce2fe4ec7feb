/**
 * What the lending core may answer, as lender.openapi.json says. Fields that we do not know are dropped, so
 * that the lender may add some; a value that we do not know is never guessed at.
 */
import { isId } from '@loudou/shared/ids';
import type { ApplicationId, LoanId, RepaymentId } from '@loudou/shared/ids';
import { z } from 'zod';

const maxFen = 1_000_000_000_000;
// 36 % a year is the ceiling of what a court protects: a rate above it is a mistake, whoever made it.
const maxRateBps = 3_600;

const fen = z.number().int().min(0).max(maxFen);
const positiveFen = z.number().int().min(1).max(maxFen);
const rateBps = z.number().int().min(0).max(maxRateBps);
const moment = z.iso.datetime({ offset: true });
const code = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);
const label = (maxLength: number) => z.string().min(1).max(maxLength);

const offer = z
  .object({
    offerReference: label(128),
    months: z.number().int().min(1).max(60),
    method: z.enum(['equal_installment', 'equal_principal', 'interest_first']),
    annualRateBps: rateBps,
    minAmountFen: positiveFen,
    maxAmountFen: positiveFen,
    upfrontFeeFen: fen,
    monthlyFeeFen: fen,
  })
  .refine((terms) => terms.minAmountFen <= terms.maxAmountFen, 'an offer ends below where it begins');

const pending = z.object({ outcome: z.literal('pending') });
const failed = z.object({ outcome: z.literal('failed'), reasonCode: code, retryable: z.boolean() });

const approved = z
  .object({
    outcome: z.literal('approved'),
    decidedAt: moment,
    limitFen: positiveFen,
    annualRateBps: rateBps,
    limitBand: label(32),
    riskBand: label(32),
    validUntil: moment,
    offers: z.array(offer).min(1).max(20),
  })
  .refine(
    ({ offers, limitFen }) => offers.every((terms) => terms.maxAmountFen <= limitFen),
    'an offer is above the limit',
  )
  .refine(
    ({ offers }) => new Set(offers.map((terms) => terms.offerReference)).size === offers.length,
    'two offers have the same reference',
  );

const declined = z.object({
  outcome: z.literal('declined'),
  decidedAt: moment,
  reasonCode: code,
  reasonDetail: z.record(z.string().max(64), z.union([z.string().max(200), z.number()])),
  retryOn: z.iso.date(),
});

export const decisionAnswer = z.discriminatedUnion('outcome', [pending, approved, declined]);

export const payoutAnswer = z.discriminatedUnion('outcome', [
  pending,
  z.object({ outcome: z.literal('disbursed'), disbursedAt: moment, payoutReference: label(128) }),
  failed,
  z.object({ outcome: z.literal('cancelled'), cancelledAt: moment }),
]);

export const debitAnswer = z.discriminatedUnion('outcome', [
  pending,
  z.object({
    outcome: z.literal('succeeded'),
    amountFen: positiveFen,
    paidAt: moment,
    paymentReference: label(128),
  }),
  failed,
]);

export const postingAnswer = z
  .object({
    postingReference: label(128),
    principalFen: fen,
    interestFen: fen,
    feeFen: fen,
    excessFen: fen,
    remainingPrincipalFen: fen,
    settled: z.boolean(),
    postedAt: moment,
  })
  .refine(
    (posting) => !posting.settled || posting.remainingPrincipalFen === 0,
    'settled with principal left',
  );

export const bindingStartedAnswer = z.object({
  outcome: z.enum(['code_sent', 'mismatch', 'unsupported_card']),
});

export const bindingConfirmedAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('bound'), bankCode: label(32), bankName: label(50) }),
  z.object({ outcome: z.literal('code_wrong') }),
  z.object({ outcome: z.literal('code_expired') }),
]);

const applicationId = z.custom<ApplicationId>((text) => isId('application', text));
const loanId = z.custom<LoanId>((text) => isId('loan', text));
const repaymentId = z.custom<RepaymentId>((text) => isId('repayment', text));

/** The decision inside is read apart: one that we do not know is for a person to look at, not for the bin. */
export const noticeBody = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('application.decided'),
    data: z.object({ applicationId, decision: z.unknown() }),
  }),
  z.object({ type: z.literal('loan.payout'), data: z.object({ loanId, payout: payoutAnswer }) }),
  z.object({ type: z.literal('repayment.debit'), data: z.object({ repaymentId, debit: debitAnswer }) }),
]);
