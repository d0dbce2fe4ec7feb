import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccountsLive } from '../../api/ledger-queries';
import type { ResendSelection } from '../../api/types';
import { CopyLink } from '../../parts/copy-link';
import { ErrorNote } from '../../parts/error-note';
import { usePageTitle } from '../../shell/use-page-title';
import { AccountCards } from './account-cards';
import './deliveries.css';
import { ExportButton } from './export-button';
import { LedgerAnswer } from './ledger-answer';
import { LedgerFilters } from './ledger-filters';
import { filterOf, isNarrowed } from './ledger-url';
import { ResendCard } from './resend-card';
import { ResendJobs } from './resend-jobs';
import { selectionFilter } from './resend.rules';
import { isDecidable } from './row.rules';
import { RowSearch } from './row-search';
import { RowsCard } from './rows-card';
import { StoryPanel } from './story-panel';
import { useFoundRows } from './use-found-rows';
import { useLedgerView } from './use-ledger-view';
import { useRowKeys } from './use-row-keys';

/** Did every fact arrive, once, with a right: the receivers, the rows, and the whole story of any of them. */
export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('ledger.title'));
  const { view, change } = useLedgerView();
  const filter = useMemo(() => filterOf({ ...view, row: null }), [view]);
  const live = useAccountsLive();
  const accounts = live.data?.accounts ?? [];
  return (
    <>
      <div className="page-head">
        <h1>{t('ledger.title')}</h1>
        <span className="spacer" />
        <RowSearch onFound={change} />
        <ExportButton filter={filter} />
        <CopyLink />
      </div>
      {live.isError && (
        <ErrorNote
          what={t('ledger.title')}
          error={live.error}
          keepsOld={live.data !== undefined}
          onRetry={() => void live.refetch()}
        />
      )}
      {live.isPending && !live.isError && <CardsSkeleton />}
      {live.data && <LedgerAnswer live={live.data} />}
      {live.data && (
        <AccountCards
          accounts={accounts}
          chosen={view.account}
          onChoose={(account, states) => change({ account, ...(states ? { states } : {}) })}
        />
      )}
      <ResendJobs />
      <LedgerFilters view={view} accounts={accounts} onChange={change} />
      <Ledger />
    </>
  );
}

function CardsSkeleton() {
  return (
    <div aria-hidden="true">
      <div className="bone" style={{ width: '58%', height: 18, marginTop: 10 }} />
      <div className="cards-bones">
        {[0, 1, 2, 3].map((place) => (
          <div key={place} className="bone" />
        ))}
      </div>
    </div>
  );
}

/** The list, what is selected in it, and the story beside it. */
function Ledger() {
  const { view, change } = useLedgerView();
  const filter = useMemo(() => filterOf({ ...view, row: null }), [view]);
  const found = useFoundRows(filter);
  const [current, setCurrent] = useState<string | null>(view.row);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [resend, setResend] = useState<ResendSelection['filter'] | null>(null);
  const { rows } = found;

  // What is no longer shown cannot stay selected: nobody decides on rows that they do not see.
  useEffect(() => {
    setSelected(new Set());
    setResend(null);
  }, [filter]);

  const open = useCallback(
    (row: string | null) => {
      if (row) setCurrent(row);
      change({ row }, { replace: row === null });
    },
    [change],
  );
  const select = useCallback(
    (deliveryIds: string[], isSelected: boolean) =>
      setSelected((now) => {
        const next = new Set(now);
        for (const each of deliveryIds)
          if (isSelected) next.add(each);
          else next.delete(each);
        return next;
      }),
    [],
  );
  const resendRows = useCallback((deliveryIds: string[]) => {
    if (deliveryIds.length > 0) setResend({ deliveryIds: deliveryIds.slice(0, MAX_CHOSEN_ROWS) });
  }, []);
  const wholeFilter = selectionFilter(filter);

  useRowKeys(
    useMemo(() => {
      const place = rows.findIndex(({ deliveryId }) => deliveryId === current);
      const here = rows[place];
      return {
        onMove: (step: 1 | -1) => {
          const next = rows[place === -1 ? 0 : place + step];
          if (!next) return;
          setCurrent(next.deliveryId);
          document.getElementById(`row-${next.deliveryId}`)?.scrollIntoView({ block: 'nearest' });
          if (view.row) change({ row: next.deliveryId });
        },
        onOpen: () => here && open(here.deliveryId),
        onClose: () => (resend ? setResend(null) : open(null)),
        onSelect: () =>
          here && isDecidable(here) && select([here.deliveryId], !selected.has(here.deliveryId)),
        onResend: () =>
          selected.size > 0
            ? resendRows([...selected])
            : here && isDecidable(here) && resendRows([here.deliveryId]),
      };
    }, [rows, current, view.row, change, open, resend, select, selected, resendRows]),
  );

  return (
    <div className={view.row ? 'ledger with-story' : 'ledger'}>
      <div className="ledger-main">
        {resend && (
          <ResendCard key={JSON.stringify(resend)} filter={resend} onClose={() => setResend(null)} />
        )}
        <RowsCard
          found={found}
          isNarrowed={isNarrowed(view)}
          current={current}
          open={view.row}
          selected={selected}
          onOpen={(deliveryId) => open(deliveryId === view.row ? null : deliveryId)}
          onSelect={select}
          onResendSelected={() => resendRows([...selected])}
          onResendFilter={wholeFilter && (() => setResend(wholeFilter))}
        />
      </div>
      {view.row && (
        <StoryPanel
          deliveryId={view.row}
          onClose={() => open(null)}
          onOpen={open}
          onResend={(row) => resendRows([row.deliveryId])}
        />
      )}
    </div>
  );
}

const MAX_CHOSEN_ROWS = 200;
