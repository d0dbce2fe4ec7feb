import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** A page that threw, or whose code could not be fetched: the shell around it stays. */
export function PageFault() {
  const { t } = useTranslation();
  return (
    <div className="page" role="alert">
      <p style={{ marginBottom: 12 }}>{t('error.page')}</p>
      <Button onClick={() => window.location.reload()}>{t('error.retry')}</Button>
    </div>
  );
}
