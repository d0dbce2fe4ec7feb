import { Checkbox } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DifferenceRow, type DifferenceRowProps } from './difference-row';
import type { Difference } from './types';
import { useRowFocus } from './use-row-focus';
import './differences.css';

interface DifferenceTableProps extends Omit<DifferenceRowProps, 'difference'> {
  differences: readonly Difference[];
}

/** A line for each difference; where some may be closed by hand, they can be chosen. */
export function DifferenceTable({ day, differences, selection, onRecord }: DifferenceTableProps) {
  const { t } = useTranslation();
  const rows = useRef<HTMLTableSectionElement>(null);
  useRowFocus(rows, (index) => onRecord?.(differences[index]!));
  const heads = ['happened', 'person', 'fact', 'known'] as const;
  const allChosen = selection !== null && differences.every(({ key }) => selection.chosen.has(key));
  return (
    <table className="rows">
      <thead>
        <tr>
          {selection && (
            <th className="tick">
              <Checkbox
                aria-label={t('reconciliation.differences.selectAll')}
                checked={allChosen}
                indeterminate={!allChosen && selection.chosen.size > 0}
                onChange={({ target }) =>
                  selection.all(new Set(target.checked ? differences.map(({ key }) => key) : []))
                }
              />
            </th>
          )}
          {heads.map((head) => (
            <th key={head}>{t(`reconciliation.differences.${head}`)}</th>
          ))}
          <th className="right">{t('reconciliation.differences.waited')}</th>
          <th className="right">{t('reconciliation.differences.next')}</th>
        </tr>
      </thead>
      <tbody ref={rows}>
        {differences.map((difference) => (
          <DifferenceRow
            key={`${difference.accountId} ${difference.key}`}
            difference={difference}
            day={day}
            selection={selection}
            onRecord={onRecord}
          />
        ))}
      </tbody>
    </table>
  );
}
