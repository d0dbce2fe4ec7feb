import { useMutation } from '@tanstack/react-query';
import { Button, QRCode } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { useLanguage } from '../../../language/use-language';
import { durationText } from '../../../format/durations';
import { Card } from '../../../parts/card';
import { useNow } from '../../../shell/use-now';
import { ExperimentRefusal } from '../experiment-refusal';
import { useRefreshExperiments } from '../experiment-queries';
import type { Experiment, MadePreview } from '../experiment-types';
import type { PhoneLook } from './use-look';
import { WalkList } from './walk-list';
import './scan-card.css';

type Made = MadePreview & { look: PhoneLook };

/** The arm on a phone of one's own: a code and an address that end by themselves and are in no number. */
export function ScanCard({ experiment, look }: { experiment: Experiment; look: PhoneLook }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Made | null>(null);
  const { experimentId } = experiment;
  const refresh = useRefreshExperiments();
  const making = useMutation({
    mutationFn: () => trpc.experiment.preview.make.mutate({ experimentId, ...look }),
    onSuccess: (preview) => {
      setMade({ ...preview, look });
      return refresh();
    },
  });
  const ending = useMutation({
    mutationFn: (previewId: string | null) =>
      trpc.experiment.preview.revoke.mutate({ experimentId, previewId }),
    onSuccess: () => {
      setMade(null);
      return refresh();
    },
  });
  const alive = experiment.previews.length;
  const make = (
    <Button loading={making.isPending} id="preview-make" onClick={() => making.mutate()}>
      {t(made ? 'experiments.scan.another' : 'experiments.scan.make', {
        variant: look.variant.toUpperCase(),
      })}
    </Button>
  );
  return (
    <Card title={t('experiments.scan.title')}>
      <div className="card-body">
        {made ? (
          <Scan
            made={made}
            onEnd={() => ending.mutate(made.previewId)}
            isEnding={ending.isPending}
            again={make}
          />
        ) : (
          <>
            <p className="quiet small" style={{ marginBottom: 10 }}>
              {t('experiments.scan.lead')}
            </p>
            {make}
          </>
        )}
        {(making.isError || ending.isError) && (
          <ExperimentRefusal error={making.error ?? ending.error} onRetry={() => making.mutate()} />
        )}
        {alive > (made ? 1 : 0) && (
          <p className="quiet small" style={{ marginTop: 10 }}>
            {t('experiments.scan.alive', { count: alive })}{' '}
            <Button type="link" size="small" style={{ padding: 0 }} onClick={() => ending.mutate(null)}>
              {t('experiments.scan.endAll')}
            </Button>
          </p>
        )}
        <WalkList experiment={experiment} />
      </div>
    </Card>
  );
}

interface ScanProps {
  made: Made;
  isEnding: boolean;
  again: React.ReactNode;
  onEnd(): void;
}

function Scan({ made, isEnding, again, onEnd }: ScanProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const leftMs = Date.parse(made.expiresAt) - useNow();
  const isOver = leftMs <= 0;
  return (
    <div className="scan">
      <QRCode value={made.qrText} size={116} status={isOver ? 'expired' : 'active'} bordered={false} />
      <div>
        <b>
          {t('experiments.scan.of', {
            variant: made.look.variant.toUpperCase(),
            host: t(`experiments.preview.host.${made.look.host}`),
          })}
        </b>
        <span className="small">
          {isOver
            ? t('experiments.scan.over')
            : t('experiments.scan.left', {
                time: durationText(Math.floor(leftMs / 1_000) * 1_000, language),
              })}
        </span>
        <span className="quiet small">{t('experiments.scan.counts')}</span>
        {isOver ? (
          again
        ) : (
          <span className="experiment-inline">
            <a href={made.url} target="_blank" rel="noreferrer">
              {t('experiments.scan.open')}
            </a>
            <Button type="link" size="small" loading={isEnding} style={{ padding: 0 }} onClick={onEnd}>
              {t('experiments.scan.end')}
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
