import type { OutgoingRow } from '../sink-definition';
import { sampleRow } from '../sink-harness.arbitrary';
import { oceanEngineEvents } from './events';

export const clickId = 'B.JfCbuWv1kQmXy7rZ0TqLq3nO4pE2dUeVh8sGz6aYcKwRtMxNoIiPpSsDdFfHhJjLl-_ZXcVbNmQwErTyUi';

const loan = oceanEngineEvents.find(({ name }) => name === 'loan')!;
const ground = { clickId, host: 'tt', parameters: { clickid: [clickId] }, hostAccount: null };

/** A row as the dispatcher hands it over: a first loan of 12,345.67 yuan, not graded. */
export const outgoing = (change: Partial<OutgoingRow> = {}): OutgoingRow =>
  sampleRow(loan, change.factName ?? 'loan_disbursed', ground, {
    externalId: 'dlv_01JD0000000000000000000001',
    ...change,
  });

export const graded = (grade: 'A' | 'B' | 'C', expectedValueFen = 12_345) => ({
  grade: { grade, expectedValueFen, policyVersion: 3 },
});
