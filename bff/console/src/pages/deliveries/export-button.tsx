import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../api/download';
import type { LedgerFilter } from '../../api/types';
import { beijingDay } from '../../format/moments';

/** All rows of the filter as CSV. By POST, so that no filter stands in an address. */
export function ExportButton({ filter }: { filter: LedgerFilter }) {
  const { t } = useTranslation();
  const exporting = useMutation({
    mutationFn: async () => {
      const answer = await fetch('/trpc/ledger.csv', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-loudou-console': '1' },
        body: JSON.stringify(filter),
      });
      if (!answer.ok) throw new Error(`the export answered ${answer.status}`);
      saveFile(`ledger-${beijingDay(new Date())}.csv`, await answer.blob());
    },
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
