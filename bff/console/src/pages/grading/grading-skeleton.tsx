import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const SHOWN_AFTER_MS = 200;
const EXPLAINED_AFTER_MS = 2_000;

/** The shape of what comes; nothing for a blink, and words when it takes long. */
export function GradingSkeleton() {
  const { t } = useTranslation();
  const shown = usePassed(SHOWN_AFTER_MS);
  const explained = usePassed(EXPLAINED_AFTER_MS);
  if (!shown) return null;
  return (
    <div aria-busy="true" style={{ marginTop: 14 }}>
      <div className="bone" style={{ height: 24, width: '68%' }} />
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
      {explained && (
        <p className="quiet small" style={{ marginTop: 12 }} role="status">
          {t('grading.computing')}
        </p>
      )}
    </div>
  );
}

function usePassed(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}
