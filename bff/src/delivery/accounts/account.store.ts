import type { Queryable } from '../../platform/database';
import type { Vault } from '../../platform/vault';
import { findSink } from '../sinks';
import type { SinkDefinition } from '../sinks/sink-definition';
import { type Account, AccountSetup } from './account-setup';

/** An account that is ready to be worked for: its active set-up, its receiver, its opened secrets. */
export interface WorkingAccount {
  account: Account;
  version: number;
  setup: AccountSetup;
  definition: SinkDefinition;
  settings: unknown;
  /** Null while none are set: rows wait. */
  secrets: unknown;
}

interface AccountRow {
  account_id: string;
  sink: string;
  label: string;
  platform_account_id: string;
  owner: Account['owner'];
  status: Account['status'];
  active_version: number;
  secrets_sealed: Buffer | null;
  setup: Record<string, unknown>;
}

export const secretsName = (accountId: string) => `account ${accountId}`;

/**
 * Running and paused accounts: a paused one keeps its rows and sends nothing. One whose secrets or settings no longer
 * read is told of and goes on without secrets, so that its rows are made and wait: a fact is planned only once. Left
 * out is only what nobody could plan by.
 */
export async function workingAccounts(
  db: Queryable,
  vault: Vault,
  onProblem: (accountId: string, problem: unknown) => void,
): Promise<WorkingAccount[]> {
  const rows = await db.query<AccountRow>(
    `select account.*, version.setup from account
     join account_version version on version.account_id = account.account_id and version.version = account.active_version
     where status in ('running', 'paused') order by account.account_id`,
  );
  return rows.flatMap((row) => {
    try {
      return [workingAccount(row, vault, (problem) => onProblem(row.account_id, problem))];
    } catch (problem) {
      onProblem(row.account_id, problem);
      return [];
    }
  });
}

/** A receiver that needs none is ready without; for the others the rows wait. */
const withoutSecrets = (definition: SinkDefinition): unknown => definition.secrets.safeParse({}).data ?? null;

function workingAccount(
  row: AccountRow,
  vault: Vault,
  onProblem: (problem: unknown) => void,
): WorkingAccount {
  const definition = findSink(row.sink);
  if (!definition) throw new Error(`There is no sink ${row.sink}`);
  const setup = AccountSetup.parse({ ...definition.defaults, ...row.setup });
  const settings = definition.settings.safeParse(setup.settings);
  if (!settings.success) onProblem(settings.error);
  const secrets = settings.success ? openedSecrets(row, definition, vault, onProblem) : null;
  return {
    account: {
      accountId: row.account_id,
      sink: row.sink,
      label: row.label,
      platformAccountId: row.platform_account_id,
      owner: row.owner,
      status: row.status,
      activeVersion: row.active_version,
    },
    version: row.active_version,
    setup,
    definition,
    settings: settings.success ? settings.data : setup.settings,
    secrets,
  };
}

function openedSecrets(
  { account_id: accountId, secrets_sealed: sealed }: AccountRow,
  definition: SinkDefinition,
  vault: Vault,
  onProblem: (problem: unknown) => void,
): unknown {
  if (!sealed) return withoutSecrets(definition);
  try {
    return definition.secrets.parse(JSON.parse(vault.openSecret(secretsName(accountId), sealed)));
  } catch (problem) {
    onProblem(problem);
    return null;
  }
}
