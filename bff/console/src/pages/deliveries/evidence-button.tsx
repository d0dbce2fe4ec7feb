import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../api/download';
import { trpc } from '../../api/trpc';

/** One row for somebody who does not trust us: the story, and everything its hashes were made from. */
export function EvidenceButton({ deliveryId }: { deliveryId: string }) {
  const { t } = useTranslation();
  const evidence = useMutation({
    mutationFn: () => trpc.delivery.evidence.mutate({ deliveryId }),
    onSuccess: (file) =>
      saveFile(
        `${deliveryId}.evidence.json`,
        new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }),
      ),
  });
  return (
    <Button
      type="text"
      loading={evidence.isPending}
      danger={evidence.isError}
      title={evidence.isError ? t('ledger.exportFailed') : t('ledger.story.evidenceNote')}
      onClick={() => evidence.mutate()}
    >
      {t('ledger.story.evidence')}
    </Button>
  );
}
