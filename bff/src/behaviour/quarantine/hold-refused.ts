import type { Platform } from '../../platform/platform';
import type { CallerSession } from '../../platform/trpc';
import { PersonErased } from '../../platform/vault';
import type { Refusal } from '../behaviour.checks';
import { quarantineBounds, quarantineMs } from './quarantine.bounds';
import { type HeldRow, insertQuarantined } from './quarantine.store';

export interface RefusedBatch {
  session: CallerSession;
  appVersion: string;
  skewMs: number;
  receivedAt: Date;
  rows: readonly { refusal: Refusal; payload: unknown }[];
}

/** Sealed under this name, so that a value cannot be moved here from elsewhere. */
export const sealedField = 'quarantined behaviour';

/** True when the rows are held, or will never be; false when there is no room right now and they should come again. */
export type HoldRefused = (batch: RefusedBatch) => Promise<boolean>;

/**
 * Keeps what was refused, as it came: a personal value may stand in it, so it is sealed under the person's key. The
 * same row sent twice is held once.
 */
export function createHoldRefused(platform: Pick<Platform, 'db' | 'vault'>): HoldRefused {
  let inFlight = 0;
  return async (batch) => {
    if (inFlight >= quarantineBounds.maxRequestsInFlight) return false;
    inFlight += 1;
    try {
      await hold(platform, batch);
      return true;
    } finally {
      inFlight -= 1;
    }
  };
}

async function hold({ db, vault }: Pick<Platform, 'db' | 'vault'>, batch: RefusedBatch): Promise<void> {
  const { session, appVersion, skewMs, receivedAt } = batch;
  const texts = batch.rows.map(({ refusal, payload }) => ({ refusal, text: JSON.stringify(payload) }));
  const small = texts.filter(({ text }) => Buffer.byteLength(text) <= quarantineBounds.maxRowBytes);
  if (small.length === 0) return;
  const seal = await vault.forPerson(db, session.personId).catch((error: unknown) => {
    if (error instanceof PersonErased) return null;
    throw error;
  });
  if (!seal) return;
  const held = small.map(({ refusal, text }): HeldRow => ({
    ...refusal,
    rowHash: vault.lookup('behaviour_row', text),
    payloadSealed: seal.seal(sealedField, text),
  }));
  const expiresAt = new Date(receivedAt.getTime() + quarantineMs);
  const arrival = { appVersion, skewMs, receivedAt, expiresAt };
  await insertQuarantined(db, session, arrival, held, quarantineBounds.maxRowsPerPerson);
}
