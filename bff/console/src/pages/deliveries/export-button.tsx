import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../api/download';
import type { LedgerFilter } from '../../api/types';
import { beijingDay } from '../../format/moments';

/** All rows of the filter as CSV. */
export function ExportButton({ filter }: { filter: LedgerFilter }) {
  const { t } = useTranslation();
  const exporting = useMutation({
    mutationFn: () => downloadCsv('/trpc/ledger.csv', filter, `ledger-${beijingDay(new Date())}.csv`),
  });
  return (
    <Button
      className="no-print"
      loading={exporting.isPending}
      danger={exporting.isError}
      title={exporting.isError ? t('ledger.exportFailed') : undefined}
      onClick={() => exporting.mutate()}
    >
      {t(exporting.isPending ? 'ledger.exporting' : 'ledger.export')}
    </Button>
  );
}
