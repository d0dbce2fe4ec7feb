import { useTranslation } from 'react-i18next';
import { daysInclusive } from '../../format/moments';
import { PageSkeleton } from '../../parts/page-skeleton';
import type { OverviewView } from './overview-url';

export function OverviewSkeleton({ view }: { view: OverviewView }) {
  const { t } = useTranslation();
  const computing = t('overview.computing', {
    by: t(`breakdown.${view.by}`),
    days: daysInclusive(view.from, view.to),
  });
  return (
    <PageSkeleton computing={computing}>
      <div className="bone" style={{ height: 24, width: '62%' }} />
      <div className="bone" style={{ width: '34%', marginTop: 12 }} />
      <div className="bone" style={{ height: 84, marginTop: 20 }} />
      <div className="grid">
        <div className="card" style={{ gridColumn: 'span 9', padding: 18, display: 'grid', gap: 30 }}>
          {Array.from({ length: 9 }, (_, row) => (
            <div key={row} className="bone" style={{ width: `${92 - row * 8}%` }} />
          ))}
        </div>
        <div
          className="card"
          style={{ gridColumn: 'span 3', padding: 18, display: 'grid', gap: 30, alignContent: 'start' }}
        >
          {Array.from({ length: 6 }, (_, row) => (
            <div key={row} className="bone" />
          ))}
        </div>
      </div>
    </PageSkeleton>
  );
}
