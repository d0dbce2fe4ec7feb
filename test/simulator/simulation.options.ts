import { beijingDate } from '@loudou/shared/calendar';

const dayMs = 86_400_000;

/** What a run is asked for. The same options and seed plan the same run, whatever the machine. */
export interface SimulationOptions {
  seed: number;
  /** People who come by an ad, a share, a search and so on; whoever is marked as no customer is among them. */
  people: number;
  /** Distinct behaviour events that reach the door, malformed ones among them; 0 for what people do by themselves. */
  events: number;
  days: number;
  /** The first day, in Beijing. */
  from: string;
  /** Of the registered. */
  creditedShare: number;
  /** Of the credited. */
  drawnShare: number;
  doubledShare: number;
  lateShare: number;
  /** Of the phones. */
  wrongClockShare: number;
  malformedShare: number;
  markedShare: number;
}

export const simulationBounds = {
  people: { least: 10, most: 100_000 },
  events: { least: 0, most: 20_000_000 },
  /** The first instalment falls due a month after the payout; until then no time passes that the plan does not know. */
  days: { least: 2, most: 30 },
} as const;

export const simulationDefaults = {
  people: 3_000,
  events: 60_000,
  days: 30,
  creditedShare: 0.215,
  drawnShare: 0.605,
  doubledShare: 0.1,
  lateShare: 0.05,
  wrongClockShare: 0.03,
  malformedShare: 0.02,
  markedShare: 0.03,
} as const;

/** The default history: whole days that end yesterday, so that nothing planned lies ahead of the machine's clock. */
export const firstDay = (nowMs: number, days: number): string => beijingDate(nowMs - days * dayMs);
