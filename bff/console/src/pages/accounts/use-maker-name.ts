import { useTranslation } from 'react-i18next';

/** What the service writes where an operator's name would stand, for an account given with its environment. */
const theEnvironment = 'environment';

export function useMakerName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => (name === theEnvironment ? t('accounts.environment') : name);
}
