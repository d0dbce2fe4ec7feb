import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fenText } from '../../../format/money';
import { countText } from '../../../format/numbers';
import { differenceText } from '../format';
import type { Replay } from '../grading-api';

interface SumsTableProps {
  head: string;
  rows: { key: string; name: ReactNode; sums: Replay['total'] }[];
}

export function SumsTable({ head, rows }: SumsTableProps) {
  const { t } = useTranslation();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{head}</th>
          <th className="right">{t('grading.sumHead')}</th>
          <th className="right">{t('grading.whatIf.movedHead')}</th>
          <th className="right">{t('grading.whatIf.oldHead')}</th>
          <th className="right">{t('grading.whatIf.newHead')}</th>
          <th className="right">{t('grading.whatIf.differenceHead')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, sums }) => (
          <tr key={key}>
            <td>{name}</td>
            <td className="right">{countText(sums.facts)}</td>
            <td className="right">{countText(sums.moved)}</td>
            <td className="right">{fenText(sums.oldValueFen)}</td>
            <td className="right">{fenText(sums.newValueFen)}</td>
            <td className="right">
              <b>{differenceText(sums.newValueFen - sums.oldValueFen)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
