import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../shell/use-page-title';

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('experiments.title'));
  return (
    <div className="page-head">
      <h1>{t('experiments.title')}</h1>
    </div>
  );
}
