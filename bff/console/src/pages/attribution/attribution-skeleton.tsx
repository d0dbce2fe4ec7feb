import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../../parts/page-skeleton';

export function AttributionSkeleton() {
  const { t } = useTranslation();
  return (
    <PageSkeleton computing={t('attribution.computing')}>
      <div className="bone" style={{ height: 24, width: '62%', marginTop: 14 }} />
      <div className="bone" style={{ width: '44%', marginTop: 12 }} />
      <div className="grid">
        {[3, 6].map((rows) => (
          <div
            key={rows}
            className="card"
            style={{ gridColumn: 'span 12', padding: 18, display: 'grid', gap: 24 }}
          >
            {Array.from({ length: rows }, (_, row) => (
              <div key={row} className="bone" style={{ width: `${90 - row * 6}%` }} />
            ))}
          </div>
        ))}
      </div>
    </PageSkeleton>
  );
}
