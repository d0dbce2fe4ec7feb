import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';

const SHOWN_AFTER_MS = 200;
const EXPLAINED_AFTER_MS = 2_000;

export function NoAccounts() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <section className="card reconciliation-empty">
      <h2>{t('reconciliation.empty.title')}</h2>
      <p className="quiet">{t('reconciliation.empty.lead')}</p>
      <Button type="primary" onClick={() => void navigate('/accounts')}>
        {t('reconciliation.empty.start')}
      </Button>
    </section>
  );
}

/** The shape of what comes; nothing for a blink, and words when it takes long. */
export function ReconciliationSkeleton() {
  const { t } = useTranslation();
  const shown = useAfter(SHOWN_AFTER_MS);
  const explained = useAfter(EXPLAINED_AFTER_MS);
  if (!shown) return null;
  return (
    <div aria-busy="true">
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
      {explained && (
        <p className="quiet small" style={{ marginTop: 12 }} role="status">
          {t('reconciliation.computing')}
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
