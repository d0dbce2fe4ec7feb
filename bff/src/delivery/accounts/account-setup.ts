import { facts, type FactName } from '@loudou/shared/catalogue';
import { z } from 'zod';

const factName = z.enum(facts.map(({ name }) => name) as [FactName, ...FactName[]]);

/** One line of an account's mapping: this fact is told as this event. */
export const EventMapping = z.object({
  fact: factName,
  event: z.string().min(1).max(64),
  goal: z.enum(['shallow', 'deep']),
  /** The arrival that the fact itself belongs to, or the one that the registration was credited to. */
  touch: z.enum(['arrival', 'registration']),
  options: z.record(z.string(), z.union([z.string().max(256), z.number(), z.boolean()])).default({}),
});
export type EventMapping = z.infer<typeof EventMapping>;

/** What an account is set up with, as one version. Units stand in the names. */
export const AccountSetup = z.object({
  /** Which clicks of the platform are this account's: every id named here is equal on the landing link. Empty: all. */
  clicks: z.record(z.string().max(32), z.string().max(128)).default({}),
  mapping: z.array(EventMapping).max(64).default([]),
  windows: z.object({
    clickDays: z.number().min(0).max(365),
    deepClickDays: z.number().min(0).max(365),
    eventHours: z
      .number()
      .min(0)
      .max(24 * 365),
  }),
  /** A row whose fate is unknown: left for a person to decide, or sent again under the same id. */
  unknownPolicy: z.enum(['hold', 'resend_same_id']),
  /** How long an unknown row rests before it may be sent again. */
  unknownWaitSeconds: z.number().int().min(0).max(86_400).default(60),
  rate: z.object({
    perSecond: z.number().min(0.01).max(100_000),
    burst: z.number().int().min(1).max(100_000),
  }),
  timeoutMs: z.number().int().min(100).max(60_000),
  /** Tried for this long from the fact on, then set aside. */
  retryHours: z
    .number()
    .min(0)
    .max(24 * 30)
    .default(24),
  /** A later regrading of a told fact is told as well, as a row of its own. */
  tellRegrades: z.boolean().default(false),
  /** The sink's own settings; its schema checks them. */
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type AccountSetup = z.infer<typeof AccountSetup>;

export type AccountStatus = 'draft' | 'running' | 'paused' | 'closed';
export type AccountOwner = 'loudou' | 'core';

export interface Account {
  accountId: string;
  sink: string;
  label: string;
  platformAccountId: string;
  owner: AccountOwner;
  status: AccountStatus;
  activeVersion: number | null;
}
