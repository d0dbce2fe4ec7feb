import { useTranslation } from 'react-i18next';
import { exactFenText, fenText } from '../../../format/money';
import { shareText } from '../experiment-words';
import type { Finding } from './compliance-types';
import './compliance.css';

type Loan = NonNullable<Extract<Finding, { code: 'C-04' }>['evidence']['loan']>;

/** The loan whose flows were worked out, with the rate that the page shows and the one that they come to. */
export function LoanEvidence({ loan }: { loan: Loan }) {
  const { t } = useTranslation();
  return (
    <dl className="loan-evidence">
      <dt>{t('experiments.loan.example')}</dt>
      <dd>{t('experiments.loan.exampleOf', { amount: fenText(loan.principalFen), months: loan.months })}</dd>
      <dt>{t('experiments.loan.total')}</dt>
      <dd>{exactFenText(loan.totalFen)}</dd>
      <dt>{t('experiments.loan.monthly')}</dt>
      <dd>{exactFenText(loan.monthlyFen)}</dd>
      <dt>{t('experiments.loan.fees')}</dt>
      <dd>{exactFenText(loan.feesFen)}</dd>
      <dt>{t('experiments.loan.shown')}</dt>
      <dd>{shareText(loan.shownBps)}</dd>
      <dt>{t('experiments.loan.recomputed')}</dt>
      <dd>
        <b>{loan.recomputedBps === null ? '–' : shareText(loan.recomputedBps)}</b>
      </dd>
    </dl>
  );
}
