import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../api/download';
import { Icon } from '../../../shell/icons';

interface CsvButtonProps {
  /** Without its ending. */
  name: string;
  /** The head first; whatever the table beside it says. */
  rows(): (string | number | null)[][];
}

/** A byte order mark, without which a spreadsheet reads Chinese in another alphabet. */
const mark = '\uFEFF';

const cellText = (cell: string | number | null): string => {
  const text = cell === null ? '' : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export function CsvButton({ name, rows }: CsvButtonProps) {
  const { t } = useTranslation();
  const save = () => {
    const text = rows()
      .map((row) => row.map(cellText).join(','))
      .join('\n');
    saveFile(`${name}.csv`, new Blob([`${mark}${text}\n`], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <Button
      type="text"
      size="small"
      className="no-print"
      icon={<Icon name="download" small />}
      onClick={save}
      aria-label={`${t('experiments.results.csv')} ${name}`}
    >
      {t('experiments.results.csv')}
    </Button>
  );
}
