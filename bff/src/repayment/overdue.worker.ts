import { beijingDate } from '@loudou/shared/calendar';
import type { LoanId } from '@loudou/shared/ids';
import { advanceLoan } from '@loudou/shared/lifecycle';
import { type Loan, lockLoan, saveLoanState } from '../loan';
import type { Queryable } from '../platform/database';
import { appendFact } from '../platform/outbox';
import type { RecurringWork } from '../platform/worker';
import { type Installment, isOverdue } from './debt.rules';
import { readDebt, saveInstallments } from './debt.store';
import { overdueBandOn, overdueBands } from './overdue.rules';
import { findNewlyOverdue } from './overdue.store';
import type { Ground } from './payment.actions';
import { findPaymentInFlight } from './repayment.store';

const maxLoansPerRound = 100;
const restMs = 60_000;

/** Marks instalments that reached another band of days, each band once, and the loans that they belong to. */
export function overdueWork(ground: Ground): RecurringWork {
  return {
    name: 'mark what is overdue',
    restMs,
    async run() {
      const today = beijingDate(ground.clock.nowMs());
      const loanIds = await findNewlyOverdue(ground.db, today, overdueBands, maxLoansPerRound);
      for (const loanId of loanIds) await markLoan(ground, loanId, today);
      return loanIds.length;
    },
  };
}

function markLoan(ground: Ground, loanId: LoanId, today: string): Promise<void> {
  return ground.db.transaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);
    if (loan?.state !== 'active' && loan?.state !== 'overdue') return;
    // Money that has arrived and is not posted yet must not make anybody late.
    const payment = await findPaymentInFlight(tx, loanId);
    if (payment?.paidAt) return;
    const { installments } = await readDebt(tx, loan);
    const late = installments.filter((each) => isOverdue(each, today));
    for (const installment of late) await markInstallment(ground, tx, loan, installment, today);
    const overdue = late.length > 0 ? advanceLoan(loan.state, 'fall_overdue') : null;
    if (overdue) await saveLoanState(tx, loanId, overdue);
  });
}

async function markInstallment(
  ground: Ground,
  tx: Queryable,
  loan: Loan,
  installment: Installment,
  today: string,
): Promise<void> {
  const band = overdueBandOn(installment.dueOn, today);
  if (band === null || band === installment.overdueBand) return;
  await saveInstallments(tx, loan.loanId, [{ ...installment, overdueBand: band }]);
  await appendFact(
    { ...ground, db: tx },
    {
      name: 'installment_overdue',
      personId: loan.personId,
      onceKey: `${loan.loanId}:${installment.number}:${band}`,
      touchId: loan.touchId,
      host: loan.host,
      data: { loanId: loan.loanId, installment: installment.number, daysBand: band },
    },
  );
}
