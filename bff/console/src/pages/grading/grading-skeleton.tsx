import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../../parts/page-skeleton';

export function GradingSkeleton() {
  const { t } = useTranslation();
  return (
    <PageSkeleton computing={t('grading.computing')}>
      <div className="bone" style={{ height: 24, width: '68%', marginTop: 14 }} />
      <div className="bone" style={{ width: '40%', marginTop: 12 }} />
      <div className="grid">
        <div className="card" style={{ gridColumn: 'span 8', height: 320 }} />
        <div className="card" style={{ gridColumn: 'span 4', height: 320 }} />
        <div className="card" style={{ gridColumn: 'span 12', padding: 18, display: 'grid', gap: 24 }}>
          {Array.from({ length: 6 }, (_, row) => (
            <div key={row} className="bone" style={{ width: `${90 - row * 6}%` }} />
          ))}
        </div>
      </div>
    </PageSkeleton>
  );
}
