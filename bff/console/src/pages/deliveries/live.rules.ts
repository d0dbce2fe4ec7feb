import type { AccountLive, AccountsLive } from '../../api/types';

/** How a receiver stands, in the order in which it needs to be known. */
export type Standing =
  'closed' | 'by_core' | 'paused' | 'open' | 'half_open' | 'decide' | 'behind' | 'clear' | 'idle';

/** Older than this and not gone: a backlog, not the usual breath between fact and answer. */
const BEHIND_MS = 60_000;

export function standingOf(account: AccountLive, nowMs: number): Standing {
  if (account.status === 'closed') return 'closed';
  if (account.owner === 'core') return 'by_core';
  if (account.status === 'paused') return 'paused';
  if (account.breaker.state !== 'closed') return account.breaker.state;
  if (account.parked + account.unknown > 0) return 'decide';
  if (oldestMs(account, nowMs) > BEHIND_MS) return 'behind';
  return account.acceptedLastDay === 0 && account.waiting === 0 ? 'idle' : 'clear';
}

export const oldestMs = ({ oldestWaitingAt }: Pick<AccountLive, 'oldestWaitingAt'>, nowMs: number): number =>
  oldestWaitingAt === null ? 0 : Math.max(0, nowMs - Date.parse(oldestWaitingAt));

export interface Answer {
  sending: number;
  down: AccountLive[];
  accepted: number;
  waiting: number;
  oldestMs: number;
  /** How long the queue takes at the rate of the last minutes; null when nobody can say. */
  etaMs: number | null;
  decisions: number;
  behindDecisions: number;
  waitingForConsent: number;
}

const ETA_FROM_ROWS = 20;
const MS_PER_MINUTE = 60_000;
const MAX_ETA_MS = 24 * 60 * MS_PER_MINUTE;

/** What all receivers together say first. Waiting for a consent delays nobody and is told apart. */
export function answerOf(accounts: readonly AccountLive[], nowMs: number): Answer {
  const sending = accounts.filter(({ status, owner }) => status === 'running' && owner === 'loudou');
  const sum = (of: (account: AccountLive) => number) => sending.reduce((total, each) => total + of(each), 0);
  const waiting = sum((each) => each.waiting + each.sending);
  return {
    sending: sending.length,
    down: sending.filter(({ breaker }) => breaker.state !== 'closed'),
    accepted: sum((each) => each.acceptedLastDay),
    waiting,
    oldestMs: Math.max(0, ...sending.map((each) => oldestMs(each, nowMs))),
    etaMs: etaOf(sending),
    decisions: sum((each) => each.parked + each.unknown),
    behindDecisions: sum((each) => each.behindHeld),
    waitingForConsent: sum((each) => each.waitingForConsent),
  };
}

/** Receivers work side by side, so the slowest of those that have a queue decides. */
function etaOf(accounts: readonly AccountLive[]): number | null {
  const queued = accounts.filter(({ waiting }) => waiting > 0);
  if (queued.reduce((total, { waiting }) => total + waiting, 0) < ETA_FROM_ROWS) return null;
  const etas = queued.map(({ waiting, acceptedPerMinute }) => (waiting / acceptedPerMinute) * MS_PER_MINUTE);
  const slowest = Math.max(...etas);
  return Number.isFinite(slowest) && slowest <= MAX_ETA_MS ? slowest : null;
}

export function laneCounts(owners: AccountsLive['owners']): { lanes: number; workers: number; free: number } {
  const held = owners.filter((owner) => owner.held);
  const lanes = owners.reduce((sum, owner) => sum + owner.lanes.length, 0);
  const heldLanes = held.reduce((sum, owner) => sum + owner.lanes.length, 0);
  return { lanes, workers: held.length, free: lanes - heldLanes };
}

export type RateUnit = 'perSecond' | 'perMinute';

/** In the unit in which the figure is neither long nor next to nothing. */
export function rateParts(perMinute: number): { unit: RateUnit; value: string } {
  const perSecond = perMinute / 60;
  if (perSecond >= 1) return { unit: 'perSecond', value: short(perSecond) };
  return { unit: 'perMinute', value: short(perMinute) };
}

const short = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(1).replace(/\.0$/, '');
