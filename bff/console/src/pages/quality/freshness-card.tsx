import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../format/durations';
import { clockText, dayText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { ErrorNote } from '../../parts/error-note';
import { Icon } from '../../shell/icons';
import type { Freshness, ReportStore } from './quality-api';
import { LATE_MS } from './quality.rules';
import { RebuildButton } from './rebuild-button';

interface FreshnessCardProps {
  freshness: UseQueryResult<Freshness>;
  store: UseQueryResult<ReportStore>;
  mayAct: boolean;
}

/** Where each kind of report is answered from, and how far that is. */
export function FreshnessCard({ freshness, store, mayAct }: FreshnessCardProps) {
  const { t } = useTranslation();
  return (
    <Card
      title={t('quality.fresh.title')}
      columns={7}
      aside={<span className="small quiet">{t('quality.fresh.note')}</span>}
    >
      {(
        [
          ['what', freshness],
          ['whatCopy', store],
        ] as const
      ).map(
        ([what, query]) =>
          query.isError && (
            <div key={what} className="card-body">
              <ErrorNote
                what={t(`quality.fresh.${what}`)}
                error={query.error}
                keepsOld={query.data !== undefined}
                onRetry={() => void query.refetch()}
              />
            </div>
          ),
      )}
      {(freshness.data || store.data) && (
        <div className="rows-scroll">
          <table className="rows quality-fresh">
            <thead>
              <tr>
                <th>{t('quality.fresh.head.what')}</th>
                <th>{t('quality.fresh.head.state')}</th>
                <th>{t('quality.fresh.head.asOf')}</th>
                <th className="right">{t('quality.fresh.head.behind')}</th>
              </tr>
            </thead>
            <tbody>
              {freshness.data && <CountsRow freshness={freshness.data} mayAct={mayAct} />}
              {store.data && <CopyRow store={store.data} askedAtMs={store.dataUpdatedAt} />}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

interface CountsRowProps {
  freshness: Freshness;
  mayAct: boolean;
}

function CountsRow({ freshness: { asOf, behindMs, building, built }, mayAct }: CountsRowProps) {
  const { t } = useTranslation();
  const mayRebuild = mayAct && built && !building;
  return (
    <tr>
      <td>
        {t('quality.fresh.counts')}
        <small>{t('quality.fresh.countsFrom')}</small>
      </td>
      <td>
        {!built ? (
          <Verdict bad>{t('quality.fresh.state.notBuilt')}</Verdict>
        ) : building ? (
          t('quality.fresh.state.rebuilding', { people: countText(building.people) })
        ) : (
          <Verdict bad={behindMs > LATE_MS}>
            {t(behindMs > LATE_MS ? 'quality.fresh.state.behind' : 'quality.fresh.state.upToDate')}
          </Verdict>
        )}
        {mayRebuild && <RebuildButton />}
      </td>
      {built ? <Counted asOf={asOf} behindMs={behindMs} /> : <NotCounted />}
    </tr>
  );
}

function CopyRow({ store, askedAtMs }: { store: ReportStore; askedAtMs: number }) {
  const { t } = useTranslation();
  const behindMs = store.state === 'ready' ? Math.max(0, askedAtMs - Date.parse(store.asOf)) : 0;
  return (
    <tr>
      <td>
        {t('quality.fresh.copy')}
        {store.state === 'ready' && (
          <small>{t('quality.fresh.copyFrom', { events: countText(store.events) })}</small>
        )}
      </td>
      <td>
        {store.state === 'ready' ? (
          <Verdict bad={behindMs > LATE_MS}>
            {t(behindMs > LATE_MS ? 'quality.fresh.state.behind' : 'quality.fresh.state.upToDate')}
          </Verdict>
        ) : store.state === 'building' ? (
          t('quality.fresh.state.building', {
            events: countText(store.events),
            about: countText(store.eventsAbout),
          })
        ) : (
          <Verdict bad>{t('quality.fresh.state.unavailable')}</Verdict>
        )}
      </td>
      {store.state === 'ready' ? <Counted asOf={store.asOf} behindMs={behindMs} /> : <NotCounted />}
    </tr>
  );
}

function Counted({ asOf, behindMs }: { asOf: string; behindMs: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <td className="nowrap">
        {dayText(asOf, language)} {clockText(asOf)}
      </td>
      <td className="right nowrap">
        {behindMs > LATE_MS ? durationText(behindMs, language) : t('quality.fresh.now')}
      </td>
    </>
  );
}

function NotCounted() {
  return (
    <>
      <td>–</td>
      <td className="right">–</td>
    </>
  );
}

/** A colour never stands without its sign and its word. */
function Verdict({ bad, children }: { bad: boolean; children: React.ReactNode }) {
  return (
    <span className={bad ? 'tag warn' : 'tag good'}>
      <Icon name={bad ? 'warning' : 'check'} small />
      {children}
    </span>
  );
}
