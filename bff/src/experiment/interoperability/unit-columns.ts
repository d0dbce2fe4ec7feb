/** What happened to a unit after it saw its variant: the facts that metrics are made of, each at its first moment. */
export const factsTold = [
  'user_registered',
  'application_started',
  'application_submitted',
  'credit_approved',
  'loan_disbursed',
  'repeat_drawn',
  'installment_overdue',
  'consent_withdrawn',
  'complaint_filed',
] as const;
export type FactTold = (typeof factsTold)[number];
export type FactColumn = `${FactTold}_at`;
export const columnOf = (fact: FactTold): FactColumn => `${fact}_at`;

/** The columns of the file in their order, with their types in Parquet. Moments are UTC, in milliseconds. */
export const unitColumns = {
  assignment_id: 'varchar',
  variant: 'varchar',
  host: 'varchar',
  /** As results are parted by it: of the credited touch, or of the one that would be; empty by themselves. */
  ad_platform: 'varchar',
  /** Had not registered when the variant was seen, or given where it was not seen. */
  newcomer: 'boolean',
  assigned_at: 'timestamptz',
  exposed_at: 'timestamptz',
  timed_out_at: 'timestamptz',
  /** Whether the same person, in another host or before a merge, saw another arm as well. */
  seen_in_both_arms: 'boolean',
  /** Marked by the rules of traffic as no customer. */
  suspicious: 'boolean',
  ...(Object.fromEntries(factsTold.map((fact) => [columnOf(fact), 'timestamptz'])) as Record<
    FactColumn,
    'timestamptz'
  >),
} as const;

export type UnitColumn = keyof typeof unitColumns;
type ValueOf = { varchar: string; boolean: boolean; timestamptz: Date | null };
/** One unit of a phase, without a word of who it is. */
export type PhaseUnit = { [Column in UnitColumn]: ValueOf[(typeof unitColumns)[Column]] };
