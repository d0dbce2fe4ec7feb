import { useTranslation } from 'react-i18next';

const LINES = [0, 1, 2, 3];

/** The shape of the page before its figures; it shows itself only after a moment. */
export function AccountsSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="accounts-skeleton" role="status" aria-label={t('accounts.computing')}>
      <div className="bone" style={{ width: 520, height: 20 }} />
      <div className="bone" style={{ width: 320 }} />
      <div className="card" style={{ padding: 18, display: 'grid', gap: 16 }}>
        {LINES.map((line) => (
          <div key={line} className="bone" style={{ width: `${92 - line * 9}%` }} />
        ))}
      </div>
    </div>
  );
}
