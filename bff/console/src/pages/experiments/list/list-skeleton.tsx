import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../../../parts/page-skeleton';

const rows = 6;

export function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <PageSkeleton computing={t('experiments.computing')}>
      <div className="bone" style={{ height: 24, width: '54%', marginTop: 14 }} />
      <div className="card experiment-bones" style={{ marginTop: 18 }}>
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="bone" style={{ width: `${94 - row * 5}%` }} />
        ))}
      </div>
    </PageSkeleton>
  );
}
