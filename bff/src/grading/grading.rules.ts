import {
  type GradableFact,
  gradableFacts,
  type Grade,
  type GradingPolicy,
  type RowCondition,
} from './policy';

export interface FactGrade {
  grade: Grade;
  expectedValueFen: number;
  policyVersion: number;
}

/** What the lender said of a fact, as far as a policy asks for it. Null: it did not say. */
export interface LenderBands {
  riskBand: string | null;
  limitBand: string | null;
  annualRateBps: number | null;
}

export function isGradable(factName: string): factName is GradableFact {
  return (gradableFacts as readonly string[]).includes(factName);
}

/** How good a fact is under this policy; null when no row fits it: nobody guesses. */
export function gradeOf(
  policy: GradingPolicy,
  factName: string,
  data: Readonly<Record<string, unknown>>,
): FactGrade | null {
  return isGradable(factName) ? gradeOfBands(policy, factName, bandsOf(data)) : null;
}

export function gradeOfBands(
  policy: GradingPolicy,
  factName: GradableFact,
  bands: LenderBands,
): FactGrade | null {
  const row = policy.rows.find(({ when }) => fits(when, factName, bands));
  if (!row) return null;
  return {
    grade: row.grade,
    expectedValueFen: Math.min(row.expectedValueFen, policy.capFen),
    policyVersion: policy.version,
  };
}

export function bandsOf(data: Readonly<Record<string, unknown>>): LenderBands {
  const { riskBand, limitBand, annualRateBps } = data;
  return {
    riskBand: typeof riskBand === 'string' ? riskBand : null,
    limitBand: typeof limitBand === 'string' ? limitBand : null,
    annualRateBps: Number.isSafeInteger(annualRateBps) ? (annualRateBps as number) : null,
  };
}

function fits(when: RowCondition, factName: GradableFact, bands: LenderBands): boolean {
  return (
    isOneOf(when.facts, factName) &&
    isOneOf(when.riskBands, bands.riskBand) &&
    isOneOf(when.limitBands, bands.limitBand) &&
    isWithin(when, bands.annualRateBps)
  );
}

function isOneOf(named: readonly string[] | undefined, value: string | null): boolean {
  return named === undefined || (value !== null && named.includes(value));
}

function isWithin({ rateFromBps, rateToBps }: RowCondition, rateBps: number | null): boolean {
  if (rateFromBps === undefined && rateToBps === undefined) return true;
  return (
    rateBps !== null && rateBps >= (rateFromBps ?? 0) && (rateToBps === undefined || rateBps < rateToBps)
  );
}
