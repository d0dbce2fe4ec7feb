import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import type { ChainReport, RowStory } from '../../api/types';
import { countText } from '../../format/numbers';
import { ErrorNote } from '../../parts/error-note';
import { Icon } from '../../shell/icons';

const SHOWN_FAULTS = 5;

/** Where the row's last change stands in the hash chain, and whether the whole chain still holds. */
export function ChainBlock({ story }: { story: RowStory }) {
  const { t } = useTranslation();
  const { deliveryId } = story.row;
  const check = useQuery({
    queryKey: ['ledger', 'chain', deliveryId],
    queryFn: ({ signal }) => trpc.delivery.checkChain.query({ deliveryId }, { signal }),
    enabled: false,
    gcTime: 0,
  });
  const last = story.entries.at(-1);
  if (!last) return null;
  return (
    <section className="story-block">
      <h3>
        {t('ledger.story.chain')}
        <span className="spacer" />
        <Verdict report={check.data} isChecking={check.isFetching} onCheck={() => void check.refetch()} />
      </h3>
      <div className="hashes">
        <span className="mono">{last.previousHash}</span>→<span className="mono own">{last.hash}</span>→
        <span className="mono">{last.nextHash ?? t('ledger.story.chainEnd')}</span>
        <span className="small quiet">{t('ledger.story.chainPlace')}</span>
      </div>
      {check.isError && (
        <ErrorNote what={t('ledger.story.chain')} error={check.error} onRetry={() => void check.refetch()} />
      )}
      {check.data && check.data.faults.length > 0 && <Faults report={check.data} />}
    </section>
  );
}

interface VerdictProps {
  report: ChainReport | undefined;
  isChecking: boolean;
  onCheck(): void;
}

function Verdict({ report, isChecking, onCheck }: VerdictProps) {
  const { t } = useTranslation();
  if (isChecking) return <span className="small quiet">{t('ledger.story.verifying')}</span>;
  if (!report) {
    return (
      <Button size="small" onClick={onCheck}>
        {t('ledger.story.verify')}
      </Button>
    );
  }
  if (report.faults.length === 0) {
    return (
      <span className="small good-text verdict" role="status">
        <Icon name="check" small />
        {t('ledger.story.verified', { entries: countText(report.entries) })}
      </span>
    );
  }
  return (
    <span className="small bad-text verdict" role="alert">
      <Icon name="warning" small />
      {t('ledger.story.broken', { count: report.faults.length })}
      {!report.rowIntact && ` · ${t('ledger.story.brokenHere')}`}
    </span>
  );
}

function Faults({ report }: { report: ChainReport }) {
  const { t } = useTranslation();
  return (
    <ul className="small bad-text">
      {report.faults.slice(0, SHOWN_FAULTS).map((fault, place) => (
        <li key={place}>
          {t(`ledger.story.fault.${fault.fault}`, { sequence: fault.sequence ?? '–' })}{' '}
          {fault.deliveryId && <span className="mono">{fault.deliveryId}</span>}
        </li>
      ))}
    </ul>
  );
}
