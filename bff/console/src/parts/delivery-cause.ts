import type { TFunction } from 'i18next';
import type { DeliveryState } from '../api/types';
import { durationText } from '../format/durations';
import { shortClockText } from '../format/moments';
import type { Language } from '../language';
import { zhLedger } from '../language/ledger/zh';

interface Delivery {
  state: DeliveryState;
  attempts: number;
  cause: string | null;
  /** From the fact to its end; null while it is not at its end. */
  tookMs: number | null;
  /** When it is tried again, where that is known. */
  dueAt?: string | null;
}

type CauseWord = keyof typeof zhLedger.causeWord;

/** A cause as the ledger keeps it, in words; one that nobody has words for stands for itself. */
export function causeWord(cause: string, t: TFunction): string {
  if (cause in zhLedger.causeWord) return t(`ledger.causeWord.${cause as CauseWord}`);
  const http = /^http_(\d{3})$/.exec(cause);
  if (http) return t('ledger.causeHttp', { status: http[1] });
  const code = /^code_(.+)$/.exec(cause);
  if (code) return t('ledger.causeCode', { code: code[1] });
  return cause;
}

/** Why a delivery stands where it stands, in a few words. */
export function deliveryCause(delivery: Delivery, t: TFunction, language: Language): string {
  const word = delivery.cause === null ? '' : causeWord(delivery.cause, t);
  switch (delivery.state) {
    case 'accepted': {
      const took = delivery.tookMs === null ? '' : durationText(delivery.tookMs, language);
      return [took, word].filter(Boolean).join(' · ');
    }
    case 'waits_consent':
      return t('ledger.cause.waitsConsent');
    case 'waits_parked':
      return t('ledger.cause.waitsParked');
    case 'sending':
      return t('ledger.cause.sending');
    case 'queued':
      return waiting(delivery, word, t);
    case 'unknown':
      return word || t('ledger.cause.decide');
    default:
      return word;
  }
}

function waiting({ attempts, dueAt }: Delivery, word: string, t: TFunction): string {
  if (dueAt && attempts > 0) {
    const again = t('ledger.cause.retryAt', { time: shortClockText(dueAt) });
    return word ? `${word} · ${again}` : again;
  }
  if (word) return word;
  return attempts > 0 ? t('ledger.cause.tried', { count: attempts }) : t('ledger.cause.soon');
}
