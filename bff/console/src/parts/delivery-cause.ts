import type { TFunction } from 'i18next';
import type { DeliveryState } from '../api/types';
import { durationText } from '../format/durations';
import type { Language } from '../language';

interface Delivery {
  state: DeliveryState;
  waitsFor: 'consent' | 'parked' | null;
  attempts: number;
  cause: string | null;
  tookMs: number | null;
}

/** Why a delivery stands where it stands, in a few words. */
export function deliveryCause(delivery: Delivery, t: TFunction, language: Language): string {
  if (delivery.state === 'delivered') {
    return delivery.tookMs === null
      ? ''
      : t('cause.took', { duration: durationText(delivery.tookMs, language) });
  }
  if (delivery.state === 'suppressed') return t('cause.suppressed');
  if (delivery.state === 'parked') return delivery.cause ?? '';
  if (delivery.waitsFor === 'consent') return t('cause.waitsConsent');
  if (delivery.waitsFor === 'parked') return t('cause.waitsParked');
  return delivery.attempts > 0 ? t('cause.retrying', { count: delivery.attempts }) : t('cause.soon');
}
