import { z } from 'zod';
import type { Transaction } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import { findSink } from '../sinks';
import { secretsName } from './account.store';
import { defaultSetup } from './default-setup.rules';

const Given = z.array(
  z.object({
    sink: z.string(),
    label: z.string().min(1).max(64),
    platformAccountId: z.string().min(1).max(64),
    clicks: z.record(z.string(), z.string()).optional(),
    settings: z.record(z.string(), z.unknown()).default({}),
    secrets: z.record(z.string(), z.unknown()).optional(),
  }),
);
export type GivenAccount = z.input<typeof Given>[number];

export const accountsConfig = {
  AD_ACCOUNTS: {
    schema: z
      .string()
      .transform((text, context) => {
        const given = Given.safeParse(parsedJson(text));
        if (given.success) return given.data;
        // Only where it is wrong: what stands there may be a secret, also in the words of a parser.
        const places = given.error.issues.map(({ path }) => path.join('.')).filter(Boolean);
        const where = places.length > 0 ? `look at ${[...new Set(places)].join(', ')}` : 'it must be JSON';
        context.addIssue({ code: 'custom', message: `is no list of accounts: ${where}` });
        return z.NEVER;
      })
      .optional(),
    description:
      'ad accounts to be there from the start, as JSON: [{sink, label, platformAccountId, settings, secrets}]',
    secret: true,
  },
} as const;

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type AccountsGiven = z.output<typeof Given>;

/**
 * Accounts that the environment names are made, or brought to what it says when it says something new: what was
 * changed in the console, or renewed by itself, stays through every restart.
 */
export async function ensureAccounts(
  platform: Pick<Platform, 'db' | 'vault' | 'clock' | 'ids'>,
  given: AccountsGiven = [],
): Promise<void> {
  await platform.db.transaction(async (tx) => {
    // Processes that start together wait for each other.
    await tx.query(`select pg_advisory_xact_lock(hashtext('accounts from the environment'))`);
    for (const account of given) await ensureAccount(platform, tx, account);
  });
}

async function ensureAccount(
  { vault, clock, ids }: Pick<Platform, 'vault' | 'clock' | 'ids'>,
  tx: Transaction,
  given: AccountsGiven[number],
): Promise<void> {
  const definition = findSink(given.sink);
  if (!definition) throw new Error(`AD_ACCOUNTS names the sink ${given.sink}, which there is not`);
  const now = clock.now();
  const settings = z.record(z.string(), z.unknown()).parse(definition.settings.parse(given.settings));
  // A keyed digest tells that the same was given before, and nothing of what it was.
  const said = `AD_ACCOUNTS ${vault.lookup('given_account', JSON.stringify(given)).toString('hex')}`;
  const known = await tx.maybeOne<{ account_id: string; setup: Setup; said: string | null }>(
    `select account.account_id, setup, (
       select reason from account_version own where own.account_id = account.account_id and made_by = 'environment'
       order by version desc limit 1
     ) as said
     from account join account_version version on version.account_id = account.account_id and version = active_version
     where sink = $1 and platform_account_id = $2 for update of account`,
    [given.sink, given.platformAccountId],
  );
  if (known?.said === said) return;
  const accountId = known?.account_id ?? ids.next('account');
  if (!known) await insertRunning(tx, accountId, given, now);
  const base: Setup = known?.setup ?? { ...defaultSetup(definition), clicks: given.clicks ?? {} };
  await tx.query(
    `with next as (
       insert into account_version (account_id, version, setup, made_by, made_at, reason)
       select $1, coalesce(max(version), 0) + 1, $2, 'environment', $3, $4 from account_version where account_id = $1
       returning version
     )
     update account set active_version = next.version from next where account_id = $1`,
    [accountId, JSON.stringify({ ...base, settings }), now, said],
  );
  if (!given.secrets) return;
  const secrets = JSON.stringify(definition.secrets.parse(given.secrets));
  await tx.query('update account set secrets_sealed = $2 where account_id = $1', [
    accountId,
    vault.sealSecret(secretsName(accountId), secrets),
  ]);
}

async function insertRunning(
  tx: Transaction,
  accountId: string,
  given: AccountsGiven[number],
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into account (account_id, sink, label, platform_account_id, status, active_version, created_at)
     values ($1, $2, $3, $4, 'running', null, $5)`,
    [accountId, given.sink, given.label, given.platformAccountId, now],
  );
  await tx.query('insert into account_health (account_id, changed_at) values ($1, $2)', [accountId, now]);
}

type Setup = Record<string, unknown> & { settings?: unknown };
