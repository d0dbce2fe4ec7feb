import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../../parts/page-skeleton';

export function ReconciliationSkeleton() {
  const { t } = useTranslation();
  return (
    <PageSkeleton computing={t('reconciliation.computing')}>
      <div className="bone" style={{ height: 24, width: '68%' }} />
      <div className="bone" style={{ width: '42%', marginTop: 12 }} />
      <div className="bone" style={{ height: 46, marginTop: 18 }} />
      <div className="card" style={{ marginTop: 16, padding: 18 }}>
        <div className="bone" style={{ width: '30%' }} />
        <div className="bone-bars">
          {[100, 22, 14, 6, 72, 6, 70, 8, 68].map((height, index) => (
            <div key={index} className="bone" style={{ height: height * 1.4 }} />
          ))}
        </div>
      </div>
      <div className="card" style={{ marginTop: 16, padding: 18, display: 'grid', gap: 26 }}>
        {Array.from({ length: 6 }, (_, row) => (
          <div key={row} className="bone" style={{ width: `${96 - row * 4}%` }} />
        ))}
      </div>
    </PageSkeleton>
  );
}
