import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../shell/use-page-title';

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('reconciliation.title'));
  return <h1>{t('reconciliation.title')}</h1>;
}
