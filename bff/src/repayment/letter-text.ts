import { beijingDate } from '@loudou/shared/calendar';
import { formatYuan } from '@loudou/shared/money';
import { dateInWords, type Loan } from '../loan';
import type { Borrower } from './letter.store';

const tailLength = 4;

/** The exact text of the settlement letter: who borrowed what, when, and that nothing is owed any more. */
export function writeLetter(
  loan: Loan & { disbursedAt: Date; settledAt: Date },
  borrower: Borrower,
  letter: { lenderName: string; number: string; verifyCode: string },
): string {
  const borrowedOn = dateInWords(beijingDate(loan.disbursedAt.getTime()));
  const settledOn = dateInWords(beijingDate(loan.settledAt.getTime()));
  return [
    '贷款结清证明',
    `借款人${borrower.name}（证件尾号 ${borrower.identityNumber.slice(-tailLength)}）于 ${borrowedOn} 借款 ${formatYuan(loan.amountFen)} 元，已于 ${settledOn} 结清。`,
    letter.lenderName,
    `编号 ${letter.number}`,
    `验真码 ${letter.verifyCode}`,
  ].join('\n');
}
