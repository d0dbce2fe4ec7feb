import { isId, type LoanId, type OfferId, type QuoteId } from '@loudou/shared/ids';
import { z } from 'zod';
import type { Lender } from '../lender';
import { idempotencyKey, person, router } from '../platform/trpc';
import { draw } from './draw.actions';
import { cancelLoan, retryPayout } from './loan.actions';
import { readCurrentLoan, readLoan, readLoans } from './loan.queries';
import { makeQuote } from './quote.actions';
import { readContract, readOffers, readQuote } from './quote.queries';

const maxAmountFen = 1_000_000_000;
const maxReadMs = 86_400_000;
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const amountFen = z.int().min(1).max(maxAmountFen);
const quoteId = z.custom<QuoteId>((value) => isId('quote', value));
const loanId = z.custom<LoanId>((value) => isId('loan', value));
const offerId = z.custom<OfferId>((value) => isId('offer', value));

const DrawInput = z.object({
  quoteId,
  costStatementHash: hash,
  contractHash: hash,
  costReadMs: z.int().min(0).max(maxReadMs),
  idempotencyKey,
});

export interface LoanDoors {
  lender: Lender;
  /** Called after a draw, so that the lender hears of it at once. */
  wakePayouts(): void;
}

export const loanRouter = ({ lender, wakePayouts }: LoanDoors) =>
  router({
    offers: person
      .input(z.object({ amountFen: amountFen.optional() }))
      .query(({ ctx, input }) => readOffers(ctx, input)),
    quote: person
      .input(z.object({ offerId, amountFen, idempotencyKey }))
      .mutation(async ({ ctx, input }) => readQuote(ctx, (await makeQuote(ctx, input)).quoteId)),
    contract: person.input(z.object({ quoteId })).query(({ ctx, input }) => readContract(ctx, input.quoteId)),
    draw: person.input(DrawInput).mutation(async ({ ctx, input }) => {
      const answer = await draw(ctx, input);
      wakePayouts();
      return answer;
    }),
    retryPayout: person.input(z.object({ loanId, idempotencyKey })).mutation(async ({ ctx, input }) => {
      const answer = await retryPayout(ctx, input);
      wakePayouts();
      return answer;
    }),
    cancel: person
      .input(z.object({ loanId, idempotencyKey }))
      .mutation(({ ctx, input }) => cancelLoan(ctx, lender, input.loanId)),
    status: person.input(z.object({ loanId })).query(({ ctx, input }) => readLoan(ctx, input.loanId)),
    current: person.query(({ ctx }) => readCurrentLoan(ctx)),
    list: person.query(({ ctx }) => readLoans(ctx)),
  });
