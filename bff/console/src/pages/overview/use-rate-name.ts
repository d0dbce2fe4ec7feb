import { useTranslation } from 'react-i18next';
import type { DayRate } from '../../charts/rate-option';

export function useRateName(): (rate: DayRate) => string {
  const { t } = useTranslation();
  return (rate) => t(`overview.${rate}`);
}
