import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../../parts/page-skeleton';

const rows = 4;

export function OperatorsSkeleton() {
  const { t } = useTranslation();
  return (
    <PageSkeleton computing={t('operators.computing')}>
      <div className="bone" style={{ height: 24, width: '46%', marginTop: 14 }} />
      <div className="card operators-bones" style={{ marginTop: 18 }}>
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="bone" style={{ width: `${92 - row * 7}%` }} />
        ))}
      </div>
    </PageSkeleton>
  );
}
