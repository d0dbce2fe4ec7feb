import type { PersonId, TouchId } from '@loudou/shared/ids';
import { gradeRowOf, type GradeRow, policyBook, recordGrades } from '../../grading';
import type { Transaction } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import type { WorkingAccount } from '../accounts/account.store';
import { leavingDecisions } from '../leaving/decisions.store';
import { insertRows } from '../ledger/insert-rows';
import { stopWaiting } from '../ledger/waiting.store';
import { type FactToPlan, planFact, type PlannedTouch } from './plan.rules';
import {
  holdAccounts,
  insertUntold,
  registrationTouches,
  removePlanned,
  takeUnplanned,
  touchesById,
} from './planning.store';
import { suppressWithdrawn } from './withdrawal';

/** Short plans: whoever records waits for the heads of the chains that a plan holds. */
const maxFactsPerLane = 128;

export interface PlanningContext {
  platform: Pick<Platform, 'db' | 'clock'>;
  accounts: readonly WorkingAccount[];
  /** Accounts whose set-up nobody could plan by; they stop nobody else's planning. */
  unreadable: ReadonlySet<string>;
}

export type PlanResult =
  | { planned: number }
  /** An account was changed since it was read: read again, nothing was done. */
  | { stale: true };

/** Turns facts into rows of the ledger: all of it in one transaction, so that no fact is told twice or never. */
export async function planFacts(context: PlanningContext, lanes: readonly number[]): Promise<PlanResult> {
  const { platform, accounts } = context;
  if (lanes.length === 0) return { planned: 0 };
  const waiting = await takeUnplanned(platform.db, lanes, maxFactsPerLane);
  if (waiting.length === 0) return { planned: 0 };
  return platform.db.transaction(async (tx) => {
    const held = await holdAccounts(
      tx,
      accounts.map(({ account }) => account.accountId),
    );
    const known = new Set([...accounts.map(({ account }) => account.accountId), ...context.unreadable]);
    const isStrange = [...held.keys()].some((accountId) => !known.has(accountId));
    if (isStrange || accounts.some((working) => isStale(working, held))) return { stale: true as const };
    const mine = new Set(
      await removePlanned(
        tx,
        waiting.map(({ factId }) => factId),
      ),
    );
    const facts = waiting.filter(({ factId }) => mine.has(factId));
    await planInside(tx, context, facts);
    await heedDecisions(tx, context, facts);
    return { planned: facts.length };
  });
}

function isStale(
  { account, version }: WorkingAccount,
  held: Awaited<ReturnType<typeof holdAccounts>>,
): boolean {
  const now = held.get(account.accountId);
  return (
    !now ||
    now.owner !== account.owner ||
    now.version !== version ||
    !['running', 'paused'].includes(now.status)
  );
}

async function planInside(
  tx: Transaction,
  { platform, accounts }: PlanningContext,
  facts: readonly FactToPlan[],
): Promise<void> {
  const now = platform.clock.now();
  const touches = await touchesOf(tx, facts);
  // Read with the plan: a policy that came into force a moment ago counts for a fact of this moment.
  const book = await policyBook(tx);
  const grades = new Map<string, GradeRow>();
  for (const fact of facts) {
    const grade = gradeRowOf(book, fact);
    if (grade) grades.set(fact.factId, grade);
  }
  await recordGrades(tx, [...grades.values()], now);
  const plans = facts.map((fact) =>
    planFact(fact, { accounts, touches: touches(fact), grade: grades.get(fact.factId) ?? null, now }),
  );
  await insertRows(
    tx,
    plans.flatMap(({ rows }) => rows),
    now,
  );
  await insertUntold(
    tx,
    plans.flatMap(({ untold }) => untold ?? []),
    now,
  );
}

export async function touchesOf(
  tx: Transaction,
  facts: readonly FactToPlan[],
): Promise<(fact: FactToPlan) => { arrival: PlannedTouch | null; registration: PlannedTouch | null }> {
  const credits = await registrationTouches(tx, [...new Set(facts.map(({ personId }) => personId))]);
  const arrivals = facts.flatMap(({ touchId }) => touchId ?? []);
  const touches = await touchesById(tx, [...new Set<TouchId>([...arrivals, ...credits.values()])]);
  const find = (touchId: TouchId | null | undefined) => (touchId ? (touches.get(touchId) ?? null) : null);
  return (fact) => ({ arrival: find(fact.touchId), registration: find(credits.get(fact.personId)) });
}

/** A fact may itself be a decision: what waited for it may go, or what was queued must not any more. */
async function heedDecisions(
  tx: Transaction,
  { platform, accounts }: PlanningContext,
  facts: readonly FactToPlan[],
): Promise<void> {
  const agreed = facts.filter(
    ({ factName }) => factName === 'consent_granted' || factName === 'identities_merged',
  );
  if (agreed.length > 0) await stopWaiting(tx, await withRelatives(tx, agreed), 'consent');
  for (const fact of facts.filter(({ factName }) => factName === 'consent_withdrawn')) {
    const people = await withRelatives(tx, [fact]);
    await suppressWithdrawn(tx, accounts, people, String(fact.data.purpose), platform.clock.now());
  }
}

async function withRelatives(tx: Transaction, facts: readonly FactToPlan[]): Promise<PersonId[]> {
  const people = [...new Set(facts.map(({ personId }) => personId))];
  const decisions = await leavingDecisions(tx, people);
  return [...new Set(people.flatMap((person) => [person, ...(decisions.get(person)?.relatives ?? [])]))];
}
