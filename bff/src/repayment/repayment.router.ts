import { isId, type LoanId, type RepaymentId } from '@loudou/shared/ids';
import { z } from 'zod';
import { anyone, idempotencyKey, person, router } from '../platform/trpc';
import { issueLetter } from './letter.actions';
import { verifyLetter } from './letter.queries';
import { pay, type PaymentDesks } from './repayment.actions';
import { readHome, readRepayment } from './repayment.queries';

const maxAmountFen = 1_000_000_000;
const loanId = z.custom<LoanId>((value) => isId('loan', value));
const repaymentId = z.custom<RepaymentId>((value) => isId('repayment', value));

const PayInput = z.object({
  loanId,
  kind: z.enum(['due', 'partial', 'early']),
  amountFen: z.int().min(1).max(maxAmountFen),
  idempotencyKey,
});

export interface RepaymentDoors {
  paymentDesks: PaymentDesks;
  /** Called after a payment was started, so that it is looked after at once. */
  wake(): void;
}

export const repaymentRouter = ({ paymentDesks, wake }: RepaymentDoors) =>
  router({
    home: person.input(z.object({ loanId })).query(({ ctx, input }) => readHome(ctx, input.loanId)),
    pay: person.input(PayInput).mutation(async ({ ctx, input }) => {
      const started = await pay(ctx, paymentDesks, input);
      wake();
      return started;
    }),
    status: person
      .input(z.object({ repaymentId }))
      .query(({ ctx, input }) => readRepayment(ctx, input.repaymentId)),
    letter: person.input(z.object({ loanId })).mutation(({ ctx, input }) => issueLetter(ctx, input.loanId)),
    verifyLetter: anyone
      .input(z.object({ verifyCode: z.string().max(32) }))
      .query(({ ctx, input }) => verifyLetter(ctx, input.verifyCode)),
  });
