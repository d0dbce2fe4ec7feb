import type { Transaction } from '../../platform/database';
import { AppError } from '../../platform/errors';
import { type AccountContext, act, lockedAccount, type OnAccount } from './act-on-account';
import { beginAnew, findVersion, lockClaims, setStatus, writeOwner } from './account-admin.store';
import { findDraft } from './account-draft.store';
import { definitionOf, readGates } from './account-gates';
import { gatesThatForbidStart } from './account-gates.rules';
import type { AccountOwner } from './account-setup';
import { countOpenRows } from './account-traffic.store';
import { checkSetup } from './check-setup.rules';
import { putRowsAside } from './put-aside';
import { bringIntoForce, type Refusal } from './version.actions';

/** Lets an account send. Its draft, when there is one, comes into force with it. */
export async function startAccount(
  context: AccountContext,
  input: OnAccount,
): Promise<{ version: number } | Refusal> {
  return act<{ version: number } | Refusal>(context, 'started', input, async (tx) => {
    const account = await lockedAccount(tx, input.accountId);
    if (account.status === 'running') return { answer: { version: account.activeVersion! }, subject: null };
    await lockClaims(tx);
    const draft = await findDraft(tx, account.accountId);
    const current =
      account.activeVersion === null
        ? undefined
        : await findVersion(tx, account.accountId, account.activeVersion);
    const { setup, problems } = checkSetup(definitionOf(account), draft?.setup ?? current?.setup);
    if (!setup) return { answer: { problems }, subject: null };
    const gates = gatesThatForbidStart(await readGates({ ...context, db: tx }, account, setup));
    if (gates.length > 0) return { answer: { gates }, subject: null };
    const version = draft
      ? await bringIntoForce(context, tx, account, setup, null)
      : await beginAnew(tx, account.accountId, context.clock.now()).then(() => account.activeVersion!);
    await setStatus(tx, account.accountId, 'running');
    return { answer: { version }, subject: account.accountId };
  });
}

/** Keeps every row and sends none. */
export function pauseAccount(
  context: AccountContext,
  input: OnAccount & { reason: string | null },
): Promise<{ done: true }> {
  return act(context, 'paused', input, async (tx) => {
    const account = await lockedAccount(tx, input.accountId);
    if (account.status !== 'running') throw new AppError('step_not_open');
    await setStatus(tx, account.accountId, 'paused');
    return { answer: { done: true as const }, subject: account.accountId, reason: input.reason ?? undefined };
  });
}

export interface ClosingInput extends OnAccount {
  /** How many waiting rows the operator was shown; more than these are not put aside unseen. */
  confirmedRows: number;
  reason: string | null;
}

/** Ends an account: what waits is put aside. It can be started again, without those rows. */
export function closeAccount(context: AccountContext, input: ClosingInput): Promise<{ putAside: number }> {
  return act(context, 'closed', input, async (tx) => {
    const account = await lockedAccount(tx, input.accountId);
    await refuseUnseenRows(tx, input);
    await setStatus(tx, account.accountId, 'closed');
    const { operatorId } = context.operator;
    const putAside = await putRowsAside(
      tx,
      account.accountId,
      'account_closed',
      operatorId,
      context.clock.now(),
    );
    return { answer: { putAside }, subject: account.accountId, reason: input.reason ?? undefined };
  });
}

export interface SetOwnerInput extends ClosingInput {
  owner: AccountOwner;
}

/** Hands the sending over, whole and in one moment: whatever waits here is put aside when the core takes it. */
export function setOwner(context: AccountContext, input: SetOwnerInput): Promise<{ putAside: number }> {
  return act(context, 'owner_changed', input, async (tx) => {
    const account = await lockedAccount(tx, input.accountId);
    if (account.owner === input.owner) return { answer: { putAside: 0 }, subject: null };
    if (input.owner === 'core') await refuseUnseenRows(tx, input);
    await writeOwner(tx, account.accountId, input.owner);
    const { operatorId } = context.operator;
    const putAside =
      input.owner === 'core'
        ? await putRowsAside(tx, account.accountId, 'owned_by_core', operatorId, context.clock.now())
        : 0;
    const reason = [`${account.owner} → ${input.owner}`, input.reason].filter(Boolean).join(': ');
    return { answer: { putAside }, subject: account.accountId, reason };
  });
}

async function refuseUnseenRows(tx: Transaction, { accountId, confirmedRows }: ClosingInput): Promise<void> {
  const { waiting } = await countOpenRows(tx, accountId);
  if (waiting > confirmedRows) throw new AppError('document_changed', { details: { rows: waiting } });
}
