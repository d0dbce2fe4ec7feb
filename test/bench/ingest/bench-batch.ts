import type { BehaviourBatch, BehaviourEvent } from '@loudou/shared/catalogue';
import { newId } from '@loudou/shared/ids';

const source = { nowMs: () => Date.now(), random: Math.random };
const visitId = newId('visit', source);

/** What a phone tells of one page, in the share in which it tells it. */
const kinds: Pick<BehaviourEvent, 'name' | 'properties'>[] = [
  { name: 'page_viewed', properties: { fromPage: 'landing' } },
  { name: 'page_loaded', properties: { loadMs: 412 } },
  { name: 'element_exposed', properties: { element: 'annual_rate' } },
  {
    name: 'estimate_viewed',
    properties: { amountFen: 1_000_000, months: 12, annualRateBps: 1_460, method: 'equal_installment' },
  },
  { name: 'field_focused', properties: { field: 'amount' } },
  { name: 'field_error_shown', properties: { field: 'amount', code: 'too_low' } },
  { name: 'tapped', properties: { target: 'start_application' } },
  { name: 'request_timed', properties: { operation: 'application.start', durationMs: 93, outcome: 'ok' } },
  { name: 'phone_auth_requested', properties: { method: 'sms', fallbackFrom: 'one_tap' } },
  {
    name: 'page_left',
    properties: {
      dwellMs: 9_120,
      activeMs: 7_004,
      scrollPercent: 80,
      lastField: 'amount',
      lastError: 'too_low',
    },
  },
];

export function makeBatch(number: number, events: number): BehaviourBatch {
  const sentAtMs = Date.now();
  const first = number * events;
  return {
    sentAtMs,
    appVersion: '1.12.0',
    events: Array.from({ length: events }, (_, place) => ({
      eventId: newId('behaviour', source),
      version: 1,
      occurredAtMs: sentAtMs - (events - place) * 700,
      sequence: first + place,
      page: 'apply/requested-amount',
      visitId,
      ...kinds[(first + place) % kinds.length]!,
    })),
  };
}
