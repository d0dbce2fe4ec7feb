import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { Card } from '../../../parts/card';
import { Icon } from '../../../shell/icons';
import { DayRange } from '../day-range';
import { isSameTable } from '../draft/draft.rules';
import type { Days, PolicyTable, Replay } from '../grading-api';
import { GradingRefusal } from '../grading-refusal';
import { ReplayView } from './replay-view';
import './what-if.css';

export interface Tried {
  table: PolicyTable;
  days: Days;
  replay: Replay;
}

/** Runs only when asked to; what was tried is kept together with what it was tried on. */
export function useWhatIf() {
  return useMutation({
    mutationFn: async ({ table, days }: { table: PolicyTable; days: Days }): Promise<Tried> => ({
      table,
      days,
      replay: await trpc.grading.whatIf.query({ ...days, table }),
    }),
  });
}

interface WhatIfCardProps {
  whatIf: ReturnType<typeof useWhatIf>;
  /** Null while the draft cannot be tried yet. */
  table: PolicyTable | null;
  days: Days;
  today: string;
  onDays(days: Days): void;
}

export function WhatIfCard({ whatIf, table, days, today, onDays }: WhatIfCardProps) {
  const { t } = useTranslation();
  const tried = whatIf.data;
  const isStale =
    tried !== undefined &&
    (!isSameTable(tried.table, table) || tried.days.from !== days.from || tried.days.to !== days.to);
  const run = () => table && whatIf.mutate({ table, days });
  return (
    <Card title={t('grading.whatIf.title')}>
      <div className="card-body">
        <div className="what-if-head">
          <span className="quiet">{t('grading.whatIf.lead')}</span>
          <span className="spacer" />
          <DayRange days={days} today={today} onChange={onDays} />
          <Button
            type={tried && !isStale ? 'default' : 'primary'}
            disabled={table === null}
            loading={whatIf.isPending}
            onClick={run}
          >
            {t(tried ? 'grading.whatIf.again' : 'grading.whatIf.run')}
          </Button>
        </div>
        {whatIf.isPending && (
          <p className="small quiet" role="status">
            {t('grading.whatIf.computing')}
          </p>
        )}
        {whatIf.isError && <GradingRefusal error={whatIf.error} onRetry={run} />}
        {tried && isStale && !whatIf.isPending && (
          <p className="note warn" style={{ marginBottom: 12 }}>
            <Icon name="warning" small />
            {t('grading.whatIf.stale')}
          </p>
        )}
        {tried && (
          <div style={{ opacity: isStale ? 0.6 : 1 }}>
            <ReplayView replay={tried.replay} range={tried.days} />
          </div>
        )}
      </div>
    </Card>
  );
}
