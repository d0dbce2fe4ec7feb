export type PersonaName =
  'careful' | 'hurried' | 'comparer' | 'returning' | 'family' | 'elder' | 'bad_network' | 'bot';

export interface Persona {
  /** Share of all customers. */
  share: number;
  consents: number;
  allowsUsage: number;
  registers: number;
  /** Median of the time for one field or text, in milliseconds. */
  paceMs: number;
  errorRate: number;
  /** How likely a break of hours or days lies before a step. */
  pauses: number;
  latencyMs: { least: number; most: number };
  lateShare: number;
}

/** How people differ; shares of drop-off beside the planted outcome, and pace. */
export const personas: Record<Exclude<PersonaName, 'bot'>, Persona> = {
  careful: {
    share: 0.26,
    consents: 0.66,
    allowsUsage: 0.82,
    registers: 0.74,
    paceMs: 5_200,
    errorRate: 0.08,
    pauses: 0.06,
    latencyMs: { least: 40, most: 160 },
    lateShare: 0.5,
  },
  hurried: {
    share: 0.22,
    consents: 0.74,
    allowsUsage: 0.93,
    registers: 0.82,
    paceMs: 1_900,
    errorRate: 0.22,
    pauses: 0.02,
    latencyMs: { least: 30, most: 140 },
    lateShare: 0.7,
  },
  comparer: {
    share: 0.16,
    consents: 0.55,
    allowsUsage: 0.78,
    registers: 0.62,
    paceMs: 4_400,
    errorRate: 0.07,
    pauses: 0.18,
    latencyMs: { least: 30, most: 150 },
    lateShare: 0.8,
  },
  returning: {
    share: 0.14,
    consents: 0.68,
    allowsUsage: 0.85,
    registers: 0.76,
    paceMs: 3_600,
    errorRate: 0.1,
    pauses: 0.45,
    latencyMs: { least: 30, most: 150 },
    lateShare: 1,
  },
  family: {
    share: 0.06,
    consents: 0.7,
    allowsUsage: 0.86,
    registers: 0.8,
    paceMs: 3_900,
    errorRate: 0.12,
    pauses: 0.08,
    latencyMs: { least: 30, most: 180 },
    lateShare: 0.8,
  },
  elder: {
    share: 0.08,
    consents: 0.6,
    allowsUsage: 0.8,
    registers: 0.6,
    paceMs: 9_500,
    errorRate: 0.3,
    pauses: 0.1,
    latencyMs: { least: 40, most: 220 },
    lateShare: 0.8,
  },
  bad_network: {
    share: 0.08,
    consents: 0.66,
    allowsUsage: 0.86,
    registers: 0.66,
    paceMs: 3_400,
    errorRate: 0.15,
    pauses: 0.2,
    latencyMs: { least: 600, most: 4_500 },
    lateShare: 4,
  },
};
