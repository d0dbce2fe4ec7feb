import { useTranslation } from 'react-i18next';
import type { KnownBands, PolicyProblem } from '../grading-api';
import { PolicyHead } from '../policy-head';
import { type Draft, type Unfinished, withMovedRow, withoutRow, withRow } from './draft.rules';
import { DraftRowCells } from './draft-row';

interface DraftTableProps {
  draft: Draft;
  bands: KnownBands;
  problems: (PolicyProblem | Unfinished)[];
  onChange(draft: Draft): void;
}

/** Column widths in px; the facts take what is left. */
const widths = [94, undefined, 178, 178, 196, 74, 128, 56];

export function DraftTable({ draft, bands, problems, onChange }: DraftTableProps) {
  const { t } = useTranslation();
  return (
    <div className="grading-scroll">
      <table className="rows draft-table">
        <PolicyHead widths={widths}>
          <th>{t('grading.valueHead')}</th>
          <th />
        </PolicyHead>
        <tbody>
          {draft.rows.map((row, index) => (
            <DraftRowCells
              key={row.id}
              row={row}
              number={index + 1}
              last={index === draft.rows.length - 1}
              bands={bands}
              problems={problems.filter((problem) => 'row' in problem && problem.row === index)}
              onChange={(change) => onChange(withRow(draft, row.id, change))}
              onMove={(places) => onChange(withMovedRow(draft, row.id, places))}
              onRemove={() => onChange(withoutRow(draft, row.id))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
