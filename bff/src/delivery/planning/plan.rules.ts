import type { FactName } from '@loudou/shared/catalogue';
import type { FactId, PersonId, TouchId } from '@loudou/shared/ids';
import type { GradeRow } from '../../grading';
import type { WorkingAccount } from '../accounts/account.store';
import type { AccountSetup, EventMapping } from '../accounts/account-setup';
import { deliveryIdOf } from '../ledger/delivery-id';
import type { NewLedgerRow } from '../ledger/ledger.types';

export interface FactToPlan {
  factId: FactId;
  factName: FactName;
  personId: PersonId;
  personSequence: number;
  lane: number;
  occurredAt: Date;
  touchId: TouchId | null;
  data: Record<string, unknown>;
}

export interface PlannedTouch {
  touchId: TouchId;
  adPlatform: string | null;
  /** Somebody's first arrival with this click; a click id that was shared is no click of this person. */
  paidClick: boolean;
  isTest: boolean;
  arrivedAt: Date;
  ids: Readonly<Record<string, unknown>>;
}

export interface PlanContext {
  accounts: readonly WorkingAccount[];
  /** The arrival that the fact itself belongs to, and the one that the registration was credited to. */
  touches: { arrival: PlannedTouch | null; registration: PlannedTouch | null };
  grade: GradeRow | null;
  now: Date;
}

export type UntoldCause = 'no_ad_click' | 'test_traffic' | 'no_account' | 'owned_by_core' | 'not_mapped';

export interface UntoldFact {
  factId: FactId;
  factName: FactName;
  adPlatform: string | null;
  accountId: string | null;
  cause: UntoldCause;
}

export interface FactPlan {
  rows: NewLedgerRow[];
  /** Why no ad account is told of a fact that one could have been told of. */
  untold: UntoldFact | null;
}

/** Who is told of this fact, as what: every receiver of the core, and the one ad account whose click led here. */
export function planFact(fact: FactToPlan, context: PlanContext): FactPlan {
  const core = context.accounts.filter(({ definition }) => definition.adPlatform === null);
  const rows = core
    .filter((account) => wantsFact(account, fact))
    .map((account) => coreRow(fact, account, context));
  const platforms = planForPlatforms(fact, context);
  return { rows: [...rows, ...platforms.rows], untold: platforms.untold };
}

/** Settings of a receiver of the core may name the facts that it wants; none means all. */
function wantsFact({ settings }: WorkingAccount, { factName }: FactToPlan): boolean {
  const { facts } = (settings ?? {}) as { facts?: readonly string[] };
  return !facts || facts.length === 0 || facts.includes(factName);
}

/** Deep events follow the click of the registration; where no account asks for that, the arrival at hand counts. */
const rulesInOrder = ['registration', 'arrival'] as const;

function planForPlatforms(fact: FactToPlan, context: PlanContext): FactPlan {
  const mapped = context.accounts
    .filter(({ definition }) => definition.adPlatform !== null)
    .flatMap(({ setup }) => setup.mapping.filter((line) => line.fact === fact.factName));
  const attempts = rulesInOrder
    .filter((rule) => mapped.some(({ touch }) => touch === rule))
    .map((rule) => planByRule(fact, rule, context));
  return attempts.find(({ rows }) => rows.length > 0) ?? attempts[0] ?? { rows: [], untold: null };
}

/** What the account of one touch is told, of the lines that go by that touch. */
function planByRule(fact: FactToPlan, rule: EventMapping['touch'], context: PlanContext): FactPlan {
  const touch = context.touches[rule];
  const untold = (cause: UntoldCause, accountId: string | null = null): FactPlan => ({
    rows: [],
    untold: {
      factId: fact.factId,
      factName: fact.factName,
      adPlatform: touch?.adPlatform ?? null,
      accountId,
      cause,
    },
  });
  if (touch?.isTest) return untold('test_traffic');
  if (!touch || !touch.paidClick || touch.adPlatform === null) return untold('no_ad_click');
  const account = accountOfClick(touch, context.accounts);
  if (!account) return untold('no_account');
  const { accountId, owner } = account.account;
  const lines = account.setup.mapping.filter((line) => line.fact === fact.factName && line.touch === rule);
  if (lines.length === 0) return untold('not_mapped', accountId);
  if (owner === 'core') return untold('owned_by_core', accountId);
  return { rows: lines.map((line) => platformRow(fact, account, line, touch, context)), untold: null };
}

/** One click, one account: the one that names the click most closely, never two. */
export function accountOfClick(
  touch: Pick<PlannedTouch, 'adPlatform' | 'ids'>,
  accounts: readonly WorkingAccount[],
): WorkingAccount | null {
  const matching = accounts.filter(
    ({ definition, setup }) =>
      definition.adPlatform === touch.adPlatform &&
      Object.entries(setup.clicks).every(([name, value]) => String(touch.ids[name] ?? '') === value),
  );
  const closeness = ({ setup }: WorkingAccount) => Object.keys(setup.clicks).length;
  return matching.reduce<WorkingAccount | null>(
    (best, next) => (best === null || closeness(next) > closeness(best) ? next : best),
    null,
  );
}

function coreRow(fact: FactToPlan, account: WorkingAccount, context: PlanContext): NewLedgerRow {
  return {
    ...commonOf(fact, account, fact.factName, context.grade, 0),
    // The fact's own id, so that whoever gets it from two sides knows it again.
    externalId: fact.factId,
    touchId: fact.touchId,
    expiresAt: null,
    state: 'queued',
    cause: null,
  };
}

function platformRow(
  fact: FactToPlan,
  account: WorkingAccount,
  line: EventMapping,
  touch: PlannedTouch,
  context: PlanContext,
  revision = 0,
): NewLedgerRow {
  const window = windowEnd(fact, touch, line, account.setup);
  const isOver = window.at <= context.now;
  return {
    ...commonOf(fact, account, line.event, context.grade, revision),
    touchId: touch.touchId,
    expiresAt: window.at,
    state: isOver ? 'expired' : 'queued',
    cause: isOver ? window.cause : null,
  };
}

/** A regrading is told as a row of its own, by accounts that want it; the first row stays as it is. */
export function planRegrade(fact: FactToPlan, context: PlanContext, revision: number): NewLedgerRow[] {
  const lines = planForPlatforms(fact, context).rows;
  return lines.flatMap((row) => {
    const account = context.accounts.find(({ account: { accountId } }) => accountId === row.accountId);
    if (!account?.setup.tellRegrades) return [];
    const key = { factId: row.factId, accountId: row.accountId, event: row.event, revision };
    const deliveryId = deliveryIdOf(key);
    return [{ ...row, deliveryId, externalId: deliveryId, revision }];
  });
}

function commonOf(
  fact: FactToPlan,
  { account, version, definition }: WorkingAccount,
  event: string,
  grade: GradeRow | null,
  revision: number,
) {
  const deliveryId = deliveryIdOf({ factId: fact.factId, accountId: account.accountId, event, revision });
  return {
    deliveryId,
    externalId: deliveryId,
    accountId: account.accountId,
    sink: definition.name,
    lane: fact.lane,
    factId: fact.factId,
    factName: fact.factName,
    personId: fact.personId,
    personSequence: fact.personSequence,
    event,
    revision,
    accountVersion: version,
    grade: grade?.grade ?? null,
    gradingVersion: grade?.policyVersion ?? null,
    expectedValueFen: grade?.expectedValueFen ?? null,
    occurredAt: fact.occurredAt,
  };
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The earlier end of two windows: that of the click and that of the event itself. */
export function windowEnd(
  fact: Pick<FactToPlan, 'occurredAt'>,
  touch: Pick<PlannedTouch, 'arrivedAt'>,
  line: Pick<EventMapping, 'goal'>,
  { windows }: Pick<AccountSetup, 'windows'>,
): { at: Date; cause: 'click_expired' | 'event_too_old' } {
  const clickDays = line.goal === 'deep' ? windows.deepClickDays : windows.clickDays;
  const clickEndMs = touch.arrivedAt.getTime() + clickDays * dayMs;
  const eventEndMs = fact.occurredAt.getTime() + windows.eventHours * hourMs;
  return clickEndMs <= eventEndMs
    ? { at: new Date(clickEndMs), cause: 'click_expired' }
    : { at: new Date(eventEndMs), cause: 'event_too_old' };
}
