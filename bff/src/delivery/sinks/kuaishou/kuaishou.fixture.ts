import { sampleFacts } from '../sink-harness.facts';
import type { OutgoingRow } from '../sink-definition';

/** As launch links carry it: base64 whose signs have a meaning in an address as well. */
export const callback =
  'DHAJASALKFyk1uCKaJy9zkLBmjFV+0dL/eZGfXXy1QWTYd8AfSrw7hSLQ7bnR2l1xo6A4pZZ3TqVb2mE9nWcUa==';

/** A row as the dispatcher hands it over: a first loan of 12,345.07 yuan. */
export function outgoing(change: Partial<OutgoingRow> = {}): OutgoingRow {
  const factName = change.factName ?? 'loan_disbursed';
  return {
    deliveryId: 'dlv_01JD0000000000000000000001',
    externalId: 'dlv_01JD0000000000000000000001',
    factId: 'fct_01JD0000000000000000000001',
    factName,
    factVersion: 1,
    personId: 'psn_01JD0000000000000000000002',
    personSequence: 7,
    occurredAt: new Date('2026-11-22T03:59:59.123Z'),
    touchId: 'tch_01JD0000000000000000000050',
    host: 'weapp',
    traceId: null,
    data: { ...sampleFacts[factName], amountFen: 1_234_507 },
    event: '79',
    options: {},
    click: {
      clickId: callback,
      host: 'weapp',
      landedAt: new Date('2026-11-22T03:00:00Z'),
      ids: {},
      parameters: { callback: [callback] },
    },
    hostAccount: null,
    grade: null,
    ...change,
  };
}
