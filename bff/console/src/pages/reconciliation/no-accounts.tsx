import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';

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
