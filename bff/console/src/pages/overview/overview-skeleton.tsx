import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysInclusive } from '../../format/moments';
import type { OverviewView } from './overview-url';

const SHOWN_AFTER_MS = 200;
const EXPLAINED_AFTER_MS = 2_000;

/** The shape of what comes; nothing for a blink, and words when it takes long. */
export function OverviewSkeleton({ view }: { view: OverviewView }) {
  const { t } = useTranslation();
  const shown = useAfter(SHOWN_AFTER_MS);
  const explained = useAfter(EXPLAINED_AFTER_MS);
  if (!shown) return null;
  return (
    <div aria-busy="true">
      <div className="bone" style={{ height: 24, width: '62%' }} />
      <div className="bone" style={{ width: '34%', marginTop: 12 }} />
      <div className="bone" style={{ height: 84, marginTop: 20 }} />
      <div className="grid">
        <div className="card" style={{ gridColumn: 'span 9', padding: 18, display: 'grid', gap: 30 }}>
          {Array.from({ length: 9 }, (_, row) => (
            <div key={row} className="bone" style={{ width: `${92 - row * 8}%` }} />
          ))}
        </div>
        <div
          className="card"
          style={{ gridColumn: 'span 3', padding: 18, display: 'grid', gap: 30, alignContent: 'start' }}
        >
          {Array.from({ length: 6 }, (_, row) => (
            <div key={row} className="bone" />
          ))}
        </div>
      </div>
      {explained && (
        <p className="quiet small" style={{ marginTop: 12 }} role="status">
          {t('overview.computing', {
            by: t(`breakdown.${view.by}`),
            days: daysInclusive(view.from, view.to),
          })}
        </p>
      )}
    </div>
  );
}

function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}
