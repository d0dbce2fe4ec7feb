import { useTranslation } from 'react-i18next';
import '../../analysis/analysis.css';
import { PageSkeleton } from '../../parts/page-skeleton';

export function GradingSkeleton() {
  const { t } = useTranslation();
  return (
    <PageSkeleton computing={t('grading.computing')}>
      <div className="bone" style={{ height: 24, width: '68%', marginTop: 14 }} />
      <div className="bone" style={{ width: '40%', marginTop: 12 }} />
      <div className="grid">
        <div className="card report-bones" style={{ gridColumn: 'span 7' }}>
          <div className="bone" style={{ width: '24%' }} />
          <div className="bone" style={{ height: 250 }} />
        </div>
        <div className="card report-bones" style={{ gridColumn: 'span 5' }}>
          {Array.from({ length: 5 }, (_, row) => (
            <div key={row} className="bone" style={{ height: 28 }} />
          ))}
        </div>
        <div className="card" style={{ gridColumn: 'span 12', padding: 18, display: 'grid', gap: 24 }}>
          {Array.from({ length: 6 }, (_, row) => (
            <div key={row} className="bone" style={{ width: `${90 - row * 6}%` }} />
          ))}
        </div>
      </div>
    </PageSkeleton>
  );
}
