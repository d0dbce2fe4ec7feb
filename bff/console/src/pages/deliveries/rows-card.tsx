import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { ErrorNote } from '../../parts/error-note';
import { RowsSkeleton } from './rows-skeleton';
import { RowsTable } from './rows-table';
import type { FoundRows } from './use-found-rows';

interface RowsCardProps {
  found: FoundRows;
  isNarrowed: boolean;
  current: string | null;
  open: string | null;
  selected: ReadonlySet<string>;
  onOpen(deliveryId: string): void;
  onSelect(deliveryIds: string[], isSelected: boolean): void;
  onResendSelected(): void;
  /** Null when the filter is not one that can be decided on as a whole. */
  onResendFilter: (() => void) | null;
}

export function RowsCard(props: RowsCardProps) {
  const { found, isNarrowed, selected } = props;
  const { t } = useTranslation();
  const { query, rows } = found;
  const isOffline = query.fetchStatus === 'paused';
  return (
    <Card
      title={t(isNarrowed ? 'ledger.rows.titleFiltered' : 'ledger.rows.title')}
      aside={<RowsAside {...props} />}
      footer={rows.length > 0 ? <Keys canSelect={selected.size > 0} /> : undefined}
    >
      {isOffline && query.dataUpdatedAt > 0 && (
        <p className="note warn rows-note">
          {t('ledger.rows.offline', { time: clockText(new Date(query.dataUpdatedAt).toISOString()) })}
        </p>
      )}
      {query.isError && (
        <div className="rows-note">
          <ErrorNote
            what={t('ledger.rows.title')}
            error={query.error}
            keepsOld={rows.length > 0}
            onRetry={() => void query.refetch()}
          />
        </div>
      )}
      {query.isPending && !query.isError && <RowsSkeleton />}
      {rows.length > 0 && (
        <div className={query.isPlaceholderData ? 'rows-scroll stale' : 'rows-scroll'}>
          <RowsTable {...props} rows={rows} />
        </div>
      )}
      {query.data && rows.length === 0 && !found.isLooking && !found.hasMore && (
        <NoRows isNarrowed={isNarrowed} />
      )}
      {query.data && <More found={found} />}
    </Card>
  );
}

function RowsAside({ found, selected, onResendSelected, onResendFilter }: RowsCardProps) {
  const { t } = useTranslation();
  if (selected.size > 0) {
    return (
      <>
        <span className="small">{t('ledger.rows.selected', { count: selected.size })}</span>
        <Button size="small" type="primary" onClick={onResendSelected}>
          {t('ledger.resend.preview')}
        </Button>
      </>
    );
  }
  if (onResendFilter && found.rows.length > 0) {
    return (
      <Button size="small" onClick={onResendFilter}>
        {t('ledger.resend.previewAll')}
      </Button>
    );
  }
  // Before the first answer nobody knows that there are none.
  if (!found.query.data) return null;
  return (
    <span className="small quiet">
      {found.isHeld ? t('ledger.rows.paused') : t('ledger.rows.shown', { count: found.rows.length })}
    </span>
  );
}

function More({ found }: { found: FoundRows }) {
  const { t } = useTranslation();
  const { rows, lookedAt, isLooking, hasMore, query } = found;
  const looked = countText(lookedAt);
  if (isLooking)
    return (
      <p className="rows-more small quiet" role="status">
        {t('ledger.rows.looking', { rows: looked })}…
      </p>
    );
  if (!hasMore)
    return rows.length > 0 ? <p className="rows-more small quiet">{t('ledger.rows.end')}</p> : null;
  const isSparse = lookedAt > rows.length + 1;
  return (
    <p className="rows-more">
      {isSparse && <span className="small quiet">{t('ledger.rows.lookedAt', { rows: looked })}</span>}
      <Button size="small" onClick={() => void query.fetchNextPage()}>
        {t(isSparse ? 'ledger.rows.goOn' : 'ledger.rows.more')}
      </Button>
    </p>
  );
}

function NoRows({ isNarrowed }: { isNarrowed: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="card-body rows-none">
      <h3>{t(isNarrowed ? 'ledger.rows.none' : 'ledger.rows.noneAtAll')}</h3>
      <p className="quiet">{t(isNarrowed ? 'ledger.rows.noneLead' : 'ledger.rows.noneAtAllLead')}</p>
    </div>
  );
}

function Keys({ canSelect }: { canSelect: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="row-keys">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {t('ledger.rows.keyMove')}
      </span>
      <span>
        <kbd>Enter</kbd> {t('ledger.rows.keyOpen')}
      </span>
      <span>
        <kbd>X</kbd> {t('ledger.rows.keySelect')}
      </span>
      <span className={canSelect ? 'known' : undefined}>
        <kbd>R</kbd> {t('ledger.rows.keyResend')}
      </span>
    </span>
  );
}
