import { recordAudit } from '../../operator';
import type { Queryable, Transaction } from '../../platform/database';
import { AppError } from '../../platform/errors';
import { once } from '../../platform/once';
import type { OperatorContext } from '../../platform/trpc';
import { type AdminAccount, lockAccount } from './account-admin.store';
import { definitionOf, type GateContext } from './account-gates';

export type AccountContext = OperatorContext & GateContext;

export interface Intended {
  idempotencyKey: string;
}
export interface OnAccount extends Intended {
  accountId: string;
}

/** Runs one change of an account once for its key, as an administrator, and writes it to the audit. */
export function act<Answer>(
  context: AccountContext,
  operation: string,
  input: Intended,
  work: (tx: Transaction) => Promise<{ answer: Answer; subject: string | null; reason?: string }>,
): Promise<Answer> {
  const { operatorId } = context.operator;
  const { idempotencyKey: key, ...rest } = input;
  const intent = { owner: operatorId, operation: `account.${operation}`, key, input: rest };
  return once(context.db, context.clock.now(), intent, async (queryable) => {
    const { answer, subject, reason } = await work(joining(queryable));
    // Without a subject nothing came of it, and there is nothing to remember.
    if (subject !== null) {
      const at = context.clock.now();
      await recordAudit(queryable, { operatorId, action: `account_${operation}`, subject, reason, at });
    }
    return answer;
  });
}

const joining = (tx: Queryable): Transaction => ({ ...tx, transaction: (work) => work(joining(tx)) });

/** The account itself, nobody else changing it; the core's own receivers are none. */
export async function lockedAccount(tx: Transaction, accountId: string): Promise<AdminAccount> {
  const account = await lockAccount(tx, accountId);
  if (!account || definitionOf(account).adPlatform === null) throw new AppError('not_found');
  return account;
}
