import { facts, type FactName } from '@loudou/shared/catalogue';
import { z } from 'zod';

/** How a row shows: its state, and for what is queued, what it waits for. */
export const shownStates = [
  'queued',
  'sending',
  'waits_consent',
  'waits_parked',
  'unknown',
  'parked',
  'accepted',
  'rejected',
  'suppressed',
  'expired',
] as const;
export type ShownState = (typeof shownStates)[number];

const factNames = facts.map(({ name }) => name) as [FactName, ...FactName[]];
const maxIds = 200;

/** Which rows are meant. Every field narrows further; a click id is resolved to its touches before (`findRows`). */
export const LedgerFilter = z.object({
  accountId: z.string().max(64).optional(),
  sink: z.string().max(64).optional(),
  states: z.array(z.enum(shownStates)).max(shownStates.length).optional(),
  event: z.string().max(64).optional(),
  grade: z.enum(['A', 'B', 'C', 'none']).optional(),
  factName: z.enum(factNames).optional(),
  /** By the moment in which the fact was recorded. */
  from: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
  personId: z.string().max(64).optional(),
  factId: z.string().max(64).optional(),
  touchIds: z.array(z.string().max(64)).max(maxIds).optional(),
  deliveryIds: z.array(z.string().max(64)).max(maxIds).optional(),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

/** The last row that was looked at; the next page begins behind it. */
export const LedgerCursor = z.object({ factId: z.string().max(64), deliveryId: z.string().max(64) });
export type LedgerCursor = z.infer<typeof LedgerCursor>;
