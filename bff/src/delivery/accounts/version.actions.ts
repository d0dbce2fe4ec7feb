import type { Transaction } from '../../platform/database';
import { AppError } from '../../platform/errors';
import { type AccountContext, act, lockedAccount, type OnAccount } from './act-on-account';
import { type AdminAccount, appendVersion, beginAnew, findVersion, lockClaims } from './account-admin.store';
import { removeDraft } from './account-draft.store';
import { definitionOf, readGates } from './account-gates';
import { type GateName, gatesThatForbidVersion } from './account-gates.rules';
import type { AccountSetup } from './account-setup';
import { checkSetup } from './check-setup.rules';
import type { Problem } from './schema-problems';

export type Refusal = { problems: Problem[] } | { gates: GateName[] };

export interface SaveInput extends OnAccount {
  setup: unknown;
  reason: string | null;
}

/** Makes a new version, in force from now on. Refused with everything that is wrong, or with the gates that stand against it. */
export async function saveVersion(
  context: AccountContext,
  input: SaveInput,
): Promise<{ version: number } | Refusal> {
  return act<{ version: number } | Refusal>(context, 'version_saved', input, async (tx) => {
    const account = await lockedAccount(tx, input.accountId);
    if (account.status === 'closed') throw new AppError('step_not_open');
    await lockClaims(tx);
    const { setup, problems } = checkSetup(definitionOf(account), input.setup);
    if (!setup) return { answer: { problems }, subject: null };
    if (account.status === 'running' || account.status === 'paused') {
      const gates = gatesThatForbidVersion(await readGates({ ...context, db: tx }, account, setup));
      if (gates.length > 0) return { answer: { gates }, subject: null };
    }
    const version = await bringIntoForce(context, tx, account, setup, input.reason);
    return { answer: { version }, subject: input.accountId, reason: input.reason ?? undefined };
  });
}

export interface RollBackInput extends OnAccount {
  version: number;
  reason: string | null;
}

/** A new version that copies an earlier one. No gate stands against it: going back is what one does when they are red. */
export function rollBack(
  context: AccountContext,
  input: RollBackInput,
): Promise<{ version: number } | { problems: Problem[] }> {
  return act<{ version: number } | { problems: Problem[] }>(context, 'rolled_back', input, async (tx) => {
    const account = await lockedAccount(tx, input.accountId);
    const earlier = await findVersion(tx, input.accountId, input.version);
    if (!earlier) throw new AppError('not_found');
    const { setup, problems } = checkSetup(definitionOf(account), earlier.setup);
    if (!setup) return { answer: { problems }, subject: null };
    const reason = [`↩ v${input.version}`, input.reason].filter(Boolean).join(': ');
    const version = await bringIntoForce(context, tx, account, setup, reason);
    return { answer: { version }, subject: input.accountId, reason };
  });
}

/** From now on; the draft that it was is gone. */
export async function bringIntoForce(
  context: AccountContext,
  tx: Transaction,
  { accountId }: AdminAccount,
  setup: AccountSetup,
  reason: string | null,
): Promise<number> {
  const at = context.clock.now();
  const madeBy = context.operator.operatorId;
  const version = await appendVersion(tx, accountId, { setup, madeBy, madeAt: at, reason });
  await beginAnew(tx, accountId, at);
  await removeDraft(tx, accountId);
  return version;
}
