export { dateInWords, hashOfText } from './document-text';
export { readCurrentLoan, readMaskedCard } from './loan.queries';
export { loanRouter, type LoanDoors } from './loan.router';
export { findLoan, type Loan, lockLoan, saveLoanState, saveSettled } from './loan.store';
export { applyPayout } from './payout.actions';
export { askAgainAt } from './payout.rules';
export { payoutWork } from './payout.worker';
