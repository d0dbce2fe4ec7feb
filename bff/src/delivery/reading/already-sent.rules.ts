import type { ConsentField } from '../sinks/sink-definition';

/** What an agreement named before its fields were kept with it. */
const fieldsOfOlderAgreements: readonly ConsentField[] = ['click_id', 'funnel_step'];

export interface SentParts {
  hasClick: boolean;
  grade: string | null;
  expectedValueFen: number | null;
  /** The sink asks for the person's account at the host. */
  asksForHostAccount: boolean;
  /** What the agreement in force named; null when it is older than the naming. */
  agreedFields: readonly string[] | null;
}

/** What a row told: no more than it held, and of that no more than was agreed to. */
export function toldFields(parts: SentParts): ConsentField[] {
  const agreed = new Set<string>(parts.agreedFields ?? fieldsOfOlderAgreements);
  const graded = parts.grade !== null && parts.expectedValueFen !== null;
  const held: [ConsentField, boolean][] = [
    ['click_id', parts.hasClick],
    ['funnel_step', true],
    // Grade and value are told together or not at all.
    ['outcome_grade', graded && agreed.has('outcome_value')],
    ['outcome_value', graded && agreed.has('outcome_grade')],
    ['host_account', parts.asksForHostAccount],
  ];
  return held.flatMap(([field, isHeld]) => (isHeld && agreed.has(field) ? [field] : []));
}
