import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../../api/download';
import { Icon } from '../../../shell/icons';
import type { Run } from '../attribution-api';

const fetchRunCsv = (question: { runId: number; movedOnly: boolean }) =>
  downloadCsv('/trpc/attribution-run.csv', question, `attribution-run-${question.runId}.csv`);

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
