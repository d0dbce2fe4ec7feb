import type { UseQueryResult } from '@tanstack/react-query';
import { behaviours } from '@loudou/shared/catalogue';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { ErrorNote } from '../../parts/error-note';
import { shortFactMeaning } from '../../parts/fact-name';
import { type Lost, LOST_DAYS, type ReportStore } from './quality-api';

interface LostCardProps {
  lost: UseQueryResult<Lost>;
  state: ReportStore['state'] | undefined;
}

const sheddable = behaviours.filter((behaviour) => behaviour.sheddable).map(({ name }) => name);

/** What phones say they threw away, and what goes first. */
export function LostCard({ lost, state }: LostCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = sheddable
    .map((name) => shortFactMeaning(name, language))
    .join(language === 'zh' ? '、' : ', ');
  return (
    <Card
      title={t('quality.fresh.lostTitle')}
      columns={5}
      aside={<span className="small quiet">{t('quality.fresh.lostNote', { days: LOST_DAYS })}</span>}
      footer={t('quality.fresh.sheddable', { names })}
    >
      {lost.isError && (
        <div className="card-body">
          <ErrorNote
            what={t('quality.fresh.lostWhat')}
            error={lost.error}
            keepsOld={lost.data !== undefined}
            onRetry={() => void lost.refetch()}
          />
        </div>
      )}
      {state !== undefined && state !== 'ready' && !lost.data && (
        <p className="card-body quiet">{t('quality.fresh.lostUnknown')}</p>
      )}
      {lost.data && <LostTable lost={lost.data} />}
    </Card>
  );
}

function LostTable({ lost: { groups } }: { lost: Lost }) {
  const { t } = useTranslation();
  const shown = groups.filter(({ figures }) => figures.count > 0);
  // One version is the same as all of them.
  const rows = shown.length === 2 ? shown.slice(1) : shown;
  if (rows.length === 0)
    return (
      <div className="card-body quiet">
        <p>{t('quality.fresh.lostNone', { days: LOST_DAYS })}</p>
        <p>{t('quality.fresh.lostLead')}</p>
      </div>
    );
  return (
    <>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('quality.fresh.lostHead.version')}</th>
            <th className="right">{t('quality.fresh.lostHead.events')}</th>
            <th className="right">{t('quality.fresh.lostHead.reports')}</th>
            <th className="right">{t('quality.fresh.lostHead.people')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, figures }) => (
            <tr key={key} className={key === 'all' ? 'total' : undefined}>
              <td>
                {key === 'all'
                  ? t('quality.fresh.lostAll')
                  : key === 'other'
                    ? t('analysis.otherGroups')
                    : key || t('analysis.notSaid')}
              </td>
              <td className="right">{countText(figures.sum ?? 0)}</td>
              <td className="right">{countText(figures.count)}</td>
              <td className="right">{countText(figures.people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="card-body small">
        <Link to="/events?event=events_dropped&of=events">{t('quality.fresh.lostLink')}</Link>
      </p>
    </>
  );
}
