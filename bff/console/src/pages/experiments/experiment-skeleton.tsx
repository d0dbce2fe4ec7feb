import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../../parts/page-skeleton';

export function ExperimentSkeleton() {
  const { t } = useTranslation();
  return (
    <PageSkeleton computing={t('experiments.computingOne')}>
      <div className="bone" style={{ height: 24, width: '32%', marginTop: 4 }} />
      <div className="bone" style={{ width: '56%', marginTop: 26 }} />
      <div className="bone" style={{ height: 22, width: '66%', marginTop: 28 }} />
      <div className="grid">
        {[8, 4].map((columns) => (
          <div key={columns} className="card experiment-bones" style={{ gridColumn: `span ${columns}` }}>
            {Array.from({ length: columns }, (_, row) => (
              <div key={row} className="bone" style={{ width: `${92 - row * 6}%` }} />
            ))}
          </div>
        ))}
      </div>
    </PageSkeleton>
  );
}
