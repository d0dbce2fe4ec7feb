import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PolicyHeadProps {
  widths: readonly (number | string | undefined)[];
  /** The heads after the grade: what a row is worth and whatever the table adds. */
  children: ReactNode;
}

/** The columns of a policy, the same to read as to write. */
export function PolicyHead({ widths, children }: PolicyHeadProps) {
  const { t } = useTranslation();
  return (
    <>
      <colgroup>
        {widths.map((width, index) => (
          <col key={index} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th>{t('grading.order')}</th>
          <th>{t('grading.factHead')}</th>
          <th>{t('grading.riskHead')}</th>
          <th>{t('grading.limitHead')}</th>
          <th>{t('grading.rateHead')}</th>
          <th>{t('grading.gradeHead')}</th>
          {children}
        </tr>
      </thead>
    </>
  );
}
