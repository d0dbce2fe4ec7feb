import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCancelResend, useResendJobs } from '../../api/ledger-queries';
import { useMe } from '../../api/queries';
import type { ResendJob } from '../../api/types';
import { clockText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useNow } from '../../shell/use-now';
import { ResendBar } from './resend-bar';
import './resend.css';

/** A job that ended stays in sight for so long, for whoever looked away. */
const SHOWN_AFTER_END_MS = 5 * 60_000;

export function ResendJobs() {
  const jobs = useResendJobs();
  const nowMs = useNow();
  const [hidden, hide] = useState<readonly string[]>([]);
  const shown = (jobs.data ?? []).filter(
    (job) =>
      !hidden.includes(job.jobId) &&
      (job.state === 'running' || nowMs - Date.parse(job.changedAt) < SHOWN_AFTER_END_MS),
  );
  if (shown.length === 0) return null;
  return (
    <div className="resend-jobs">
      {shown.map((job) => (
        <Job key={job.jobId} job={job} onHide={() => hide([...hidden, job.jobId])} />
      ))}
    </div>
  );
}

const words = {
  running: 'jobRunning',
  done: 'jobDone',
  cancelled: 'jobCancelled',
  failed: 'jobFailed',
} as const;
const tones = { running: '', done: 'good', cancelled: '', failed: 'bad' } as const;

function Job({ job, onHide }: { job: ResendJob; onHide(): void }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const cancel = useCancelResend();
  const isRunning = job.state === 'running';
  const share = job.total === null || job.total === 0 ? null : Math.min(1, job.judged / job.total);
  return (
    <section className="card resend-job" aria-live="polite">
      <div className="resend-job-head">
        <span className={`tag ${tones[job.state]}`}>{t(`ledger.resend.${words[job.state]}`)}</span>
        <b>{t(`ledger.resend.${job.selection.decision}`)}</b>
        <span className="quiet small resend-reason" title={job.reason}>
          {clockText(job.at)} · {job.reason}
        </span>
        <span className="spacer" />
        <span className="small quiet nowrap">
          {t('ledger.resend.jobLine', { done: countText(job.done), judged: countText(job.judged) })}
        </span>
        {isRunning && me?.role === 'admin' && (
          <Button
            size="small"
            title={t('ledger.resend.cancelNote')}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(job.jobId)}
          >
            {t('ledger.resend.cancel')}
          </Button>
        )}
        {!isRunning && (
          <Button size="small" type="text" onClick={onHide}>
            {t('ledger.resend.hide')}
          </Button>
        )}
      </div>
      {isRunning && (
        <div
          className="progress"
          role="progressbar"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share === null ? undefined : Math.round(share * 100)}
          aria-label={
            job.total === null
              ? countText(job.judged)
              : t('ledger.resend.jobOf', { judged: countText(job.judged), total: countText(job.total) })
          }
        >
          <i className={share === null ? 'unknown' : undefined} style={{ width: `${(share ?? 1) * 100}%` }} />
        </div>
      )}
      {!isRunning && <ResendBar preview={job} isDone />}
      {job.state === 'failed' && <p className="note bad">{t('ledger.resend.jobFailedNote')}</p>}
    </section>
  );
}
