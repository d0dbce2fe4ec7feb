import type { TFunction } from 'i18next';

/** Some platforms number their events: a bare number would read as a count. */
export const eventName = (event: string, t: TFunction): string =>
  /^\d+$/.test(event) ? t('ledger.rows.eventNumber', { event }) : event;
