import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../shell/use-page-title';

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('accounts.title'));
  return <h1>{t('accounts.title')}</h1>;
}
