import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../../parts/page-skeleton';

const LINES = [0, 1, 2, 3];

interface AccountsSkeletonProps {
  /** What is waited for, where it is another thing than the list. */
  computing?: string;
}

export function AccountsSkeleton({ computing }: AccountsSkeletonProps) {
  const { t } = useTranslation();
  return (
    <PageSkeleton computing={computing ?? t('accounts.computing')}>
      <div className="accounts-skeleton">
        <div className="bone" style={{ width: 520, height: 20 }} />
        <div className="bone" style={{ width: 320 }} />
        <div className="card" style={{ padding: 18, display: 'grid', gap: 16 }}>
          {LINES.map((line) => (
            <div key={line} className="bone" style={{ width: `${92 - line * 9}%` }} />
          ))}
        </div>
      </div>
    </PageSkeleton>
  );
}
