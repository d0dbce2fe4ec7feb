import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language';
import type { GateName } from './account-types';

/** Several gates in one phrase. */
export function useGateNames(): (gates: readonly GateName[]) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (gates) => gates.map((gate) => t(`accounts.gate.${gate}`)).join(language === 'zh' ? '、' : ', ');
}
