import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../shell/use-page-title';

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('operators.title'));
  return (
    <div className="page-head">
      <h1>{t('operators.title')}</h1>
    </div>
  );
}
