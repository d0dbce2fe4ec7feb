import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../api/download';
import { Icon } from '../../../shell/icons';
import type { Run } from '../attribution-api';

async function fetchRunCsv(question: { runId: number; movedOnly: boolean }): Promise<void> {
  // By POST, so that no question stands in an address; the header is one that a form cannot send.
  const answer = await fetch('/trpc/attribution-run.csv', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-loudou-console': '1' },
    body: JSON.stringify(question),
  });
  if (!answer.ok) throw new Error(`the export answered ${answer.status}`);
  saveFile(`attribution-run-${question.runId}.csv`, await answer.blob());
}

export function DownloadRun({ run: { runId, peopleMoved } }: { run: Run }) {
  const { t } = useTranslation();
  const fetching = useMutation({ mutationFn: fetchRunCsv });
  const isFetching = (movedOnly: boolean) => fetching.isPending && fetching.variables.movedOnly === movedOnly;
  return (
    <div className="attribution-download" aria-live="polite">
      {peopleMoved > 0 && (
        <Button
          icon={<Icon name="download" small />}
          loading={isFetching(true)}
          disabled={fetching.isPending}
          onClick={() => fetching.mutate({ runId, movedOnly: true })}
        >
          {t('attribution.try.csvMoved')}
        </Button>
      )}
      <Button
        type={peopleMoved > 0 ? 'text' : 'default'}
        loading={isFetching(false)}
        disabled={fetching.isPending}
        onClick={() => fetching.mutate({ runId, movedOnly: false })}
      >
        {t('attribution.try.csvAll')}
      </Button>
      {fetching.isError && (
        <span className="attribution-failed" role="alert">
          {t('attribution.try.csvFailed')}
        </span>
      )}
    </div>
  );
}
