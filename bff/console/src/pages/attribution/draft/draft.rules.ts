import type { ProposedRule, Rule } from '../attribution-api';

const hourMs = 60 * 60_000;
const dayHours = 24;
const maxClickHours = 90 * dayHours;
const maxDeepHours = 365 * dayHours;
const minReason = 4;

export type Unit = 'days' | 'hours';

/** A length under somebody's hands: no number while the field is empty. */
export interface Length {
  count: number | null;
  unit: Unit;
}

export interface Draft {
  adPlatform: ProposedRule['adPlatform'];
  accountId: string;
  click: Length;
  deep: Length;
  repeatedClicks: boolean;
  unnamedClicks: boolean;
  reason: string;
}

export type Field = 'account' | 'click' | 'deep' | 'reason' | 'whole';
export type Problem =
  | 'account_shape'
  | 'window_missing'
  | 'window_range'
  | 'window_whole'
  | 'deep_missing'
  | 'deep_range'
  | 'deep_whole'
  | 'deep_short'
  | 'reason_short'
  | 'same';

/** Whole days as days, anything else as hours. */
export function lengthOf(lengthMs: number): Length {
  const hours = lengthMs / hourMs;
  return hours % dayHours === 0 ? { count: hours / dayHours, unit: 'days' } : { count: hours, unit: 'hours' };
}

export function hoursOf({ count, unit }: Length): number | null {
  return count === null ? null : unit === 'days' ? count * dayHours : count;
}

export function draftOf(rule: Rule): Draft {
  return {
    adPlatform: rule.adPlatform as Draft['adPlatform'],
    accountId: rule.accountId,
    click: lengthOf(rule.clickWindowMs),
    deep: lengthOf(rule.deepWindowMs),
    repeatedClicks: rule.repeatedClicks,
    unnamedClicks: rule.unnamedClicks,
    reason: '',
  };
}

/** What the server would refuse, and what would change nothing, each at its field. `own`: in force at the same place. */
export function problemsOf(draft: Draft, own: Rule | undefined): Partial<Record<Field, Problem>> {
  const problems: Partial<Record<Field, Problem>> = {};
  const click = hoursOf(draft.click);
  const deep = hoursOf(draft.deep);
  if (!/^[\w.-]{0,128}$/.test(draft.accountId.trim())) problems.account = 'account_shape';
  if (click === null) problems.click = 'window_missing';
  else if (!Number.isInteger(click)) problems.click = 'window_whole';
  else if (click < 1 || click > maxClickHours) problems.click = 'window_range';
  if (deep === null) problems.deep = 'deep_missing';
  else if (!Number.isInteger(deep)) problems.deep = 'deep_whole';
  else if (deep < 1 || deep > maxDeepHours) problems.deep = 'deep_range';
  else if (click !== null && !problems.click && deep < click) problems.deep = 'deep_short';
  if (draft.reason.trim().length < minReason) problems.reason = 'reason_short';
  if (own && !problems.click && !problems.deep && isSameRule(proposedOf(draft), own)) problems.whole = 'same';
  return problems;
}

/** As the server takes it; only of a draft whose windows are filled in. */
export function proposedOf(draft: Draft): ProposedRule {
  return {
    adPlatform: draft.adPlatform,
    accountId: draft.adPlatform === '' ? '' : draft.accountId.trim(),
    clickWindowHours: hoursOf(draft.click) ?? 0,
    deepWindowHours: hoursOf(draft.deep) ?? 0,
    repeatedClicks: draft.repeatedClicks,
    unnamedClicks: draft.unnamedClicks,
  };
}

function isSameRule(proposed: ProposedRule, rule: Rule): boolean {
  return (
    proposed.clickWindowHours * hourMs === rule.clickWindowMs &&
    proposed.deepWindowHours * hourMs === rule.deepWindowMs &&
    proposed.repeatedClicks === rule.repeatedClicks &&
    proposed.unnamedClicks === rule.unnamedClicks
  );
}
