import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import { applyChanges, takeChanges } from './changes.store';
import {
  type Cursor,
  type ProjectionState,
  readState,
  saveCursor,
  tryLockProjection,
  waitingSince,
} from './cursor.store';
import { beginRebuild, rebuildMore, requestRebuild, swapIn } from './rebuild.store';
import { maxNewSourcesPerDay } from './sources.sql';

export interface ProjectionBounds {
  /** Facts, and other changes, that one round takes in. */
  changesPerRound: number;
  /** People that one round of a rebuild works out. */
  peoplePerRound: number;
  newSourcesPerDay: number;
}

export const projectionBounds: ProjectionBounds = {
  changesPerRound: 2_000,
  peoplePerRound: 10_000,
  newSourcesPerDay: maxNewSourcesPerDay,
};

export interface Round {
  did: 'nothing' | 'changes' | 'rebuild';
  /** There may be more at once. */
  more: boolean;
  changes: number;
  people: number;
}

const nothing: Round = { did: 'nothing', more: false, changes: 0, people: 0 };

/**
 * Brings the journeys one bounded step nearer to what was recorded: a part of a rebuild where one is due, otherwise
 * the changes that came since. Everything in one transaction with the cursor, so a killed round never was.
 */
export function projectRound(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  bounds: ProjectionBounds = projectionBounds,
): Promise<Round> {
  return db.transaction(async (tx) => {
    if (!(await tryLockProjection(tx))) return nothing;
    // Compiling these statements takes longer than they do.
    await tx.query('set local jit = off');
    const state = await readState(tx);
    const isRebuilding = state.rebuild !== null;
    if (isRebuilding || state.cursor === null || state.restored) {
      return rebuildRound(tx, state, bounds, clock.now());
    }
    return changesRound(tx, state.cursor, bounds, clock.now());
  });
}

async function changesRound(
  tx: Transaction,
  cursor: Cursor,
  bounds: ProjectionBounds,
  now: Date,
): Promise<Round> {
  const changes = await takeChanges(tx, cursor, bounds.changesPerRound);
  if (changes.people.length === 0) return nothing;
  await applyChanges(tx, changes.people, bounds.newSourcesPerDay);
  if (changes.cursor) await saveCursor(tx, changes.cursor, now);
  return {
    did: 'changes',
    more: Math.max(changes.facts, changes.dirty) >= bounds.changesPerRound,
    changes: changes.facts + changes.dirty,
    people: changes.people.length,
  };
}

async function rebuildRound(
  tx: Transaction,
  { rebuild }: ProjectionState,
  bounds: ProjectionBounds,
  now: Date,
): Promise<Round> {
  const round = { did: 'rebuild' as const, more: true, changes: 0 };
  if (!rebuild) await requestRebuild(tx, 'projection', now);
  if (!rebuild?.writtenIn) {
    await beginRebuild(tx);
    return { ...round, people: 0 };
  }
  // The last statement counts everybody at once.
  await tx.query('set local statement_timeout = 0');
  const people = await rebuildMore(tx, rebuild.afterId, bounds.peoplePerRound, bounds.newSourcesPerDay);
  if (people === 0) await swapIn(tx, now);
  return { ...round, people };
}

const heldBackMs = 10;
const giveUpAfterMs = 60_000;

/**
 * Until nothing waits any more. A transaction that runs, of any database of the server, holds back what is younger:
 * it is waited for, but not for ever.
 */
export async function projectAll(
  platform: Pick<Platform, 'db' | 'clock'>,
  bounds: ProjectionBounds = projectionBounds,
): Promise<void> {
  for (let heldMs = 0; heldMs < giveUpAfterMs; heldMs += heldBackMs) {
    while ((await projectRound(platform, bounds)).did !== 'nothing');
    if ((await waitingSince(platform.db)) === null) return;
    await sleep(heldBackMs);
  }
  throw new Error(`A transaction has held the projection back for ${giveUpAfterMs / 1000} s`);
}
