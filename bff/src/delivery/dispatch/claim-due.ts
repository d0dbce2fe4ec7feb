import type { WorkingAccount } from '../accounts/account.store';
import type { ClaimedRow } from '../ledger/ledger.types';
import { type Due, planClaim } from './claim.rules';
import { claimRows } from './claim.store';
import { type ClaimBounds, dueQueues, putBehind } from './due-queues.store';
import type { Lease } from './lane-leases';
import { partLanes } from './lane-parts';
import type { WorkContext } from './work-context';

const rowsWorthParting = 64;
export const peopleBehindOneRow = 32;
const probeAheadMs = 86_400_000;

export interface Wanted {
  rows: number;
  people: number;
  /** One row only, to see whether the receiver is back. */
  probe: boolean;
}

type Context = Pick<WorkContext, 'platform' | 'worker' | 'leases'>;

/** Whether a look at the queue is worth a request of the account's allowance, which is written down for all to see. */
export async function isAnyDue(context: Context, working: WorkingAccount, probe: boolean): Promise<boolean> {
  const { platform, leases } = context;
  const due = dueAt(platform.clock.now(), probe);
  const bounds: ClaimBounds = { people: 1, perPerson: 1 };
  return (
    (await dueQueues(platform.db, working.account.accountId, leases.claimable(), due, bounds)).length > 0
  );
}

/** Claims what is due for one account on this worker's lanes, each person's rows from the first that may go. */
export async function claimDue(
  context: Context,
  working: WorkingAccount,
  wanted: Wanted,
): Promise<ClaimedRow[]> {
  const leases = context.leases.claimable();
  if (wanted.probe || wanted.rows < rowsWorthParting) return claimFrom(context, working, leases, wanted);
  // Lanes have nothing to do with each other, so several looks go side by side.
  const parts = partLanes(leases, ({ lane }) => lane);
  const share: Wanted = {
    rows: Math.floor(wanted.rows / parts.length),
    people: Math.ceil(wanted.people / parts.length),
    probe: false,
  };
  return (await Promise.all(parts.map((part) => claimFrom(context, working, part, share)))).flat();
}

async function claimFrom(
  { platform, worker }: Context,
  { account, definition }: WorkingAccount,
  leases: readonly Lease[],
  wanted: Wanted,
): Promise<ClaimedRow[]> {
  const now = platform.clock.now();
  const due = dueAt(now, wanted.probe);
  const perPerson = wanted.probe ? 1 : Math.min(wanted.rows, rowsPerPerson(definition));
  const bounds: ClaimBounds = {
    people: definition.batch.maxRows === 1 ? wanted.people : wanted.rows,
    perPerson: perPerson + peopleBehindOneRow,
  };
  const queues = await dueQueues(platform.db, account.accountId, leases, due, bounds);
  const plans = queues.map((queue) => planClaim(queue, due, perPerson));
  await putBehind(platform.db, plans);
  const ids = takeWhole(
    plans.map((plan) => plan.claim),
    wanted.rows,
  );
  if (ids.length === 0) return [];
  return claimRows(platform.db, worker, account.accountId, leases, now, ids);
}

/** A probe takes the next row whenever it is due: how long rows rest was measured while the receiver was down. */
const dueAt = (now: Date, probe: boolean): Due => ({
  now,
  by: probe ? new Date(now.getTime() + probeAheadMs) : now,
});

function rowsPerPerson({ batch, dropsRepeats }: WorkingAccount['definition']): number {
  if (batch.maxRows > 1) return batch.maxRows;
  return dropsRepeats ? peopleBehindOneRow : 1;
}

/** Whole lists up to so many in all; a list is cut only when it is the first. */
function takeWhole(lists: readonly string[][], max: number): string[] {
  const taken: string[] = [];
  for (const list of lists) {
    if (taken.length + list.length <= max) taken.push(...list);
    else if (taken.length === 0) taken.push(...list.slice(0, max));
  }
  return taken;
}
