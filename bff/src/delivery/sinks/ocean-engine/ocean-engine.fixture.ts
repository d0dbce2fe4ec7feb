import { sampleFacts } from '../sink-harness.facts';
import type { OutgoingRow } from '../sink-definition';

export const clickId = 'B.JfCbuWv1kQmXy7rZ0TqLq3nO4pE2dUeVh8sGz6aYcKwRtMxNoIiPpSsDdFfHhJjLl-_ZXcVbNmQwErTyUi';

/** A row as the dispatcher hands it over: a first loan of 12,345.67 yuan, not graded. */
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
    host: 'tt',
    traceId: null,
    data: { ...sampleFacts[factName] },
    event: 'loan',
    options: {},
    click: {
      clickId,
      host: 'tt',
      landedAt: new Date('2026-11-22T03:00:00Z'),
      ids: {},
      parameters: { clickid: [clickId] },
    },
    hostAccount: null,
    grade: null,
    ...change,
  };
}

export const graded = (grade: 'A' | 'B' | 'C', expectedValueFen = 12_345) => ({
  grade: { grade, expectedValueFen, policyVersion: 3 },
});
