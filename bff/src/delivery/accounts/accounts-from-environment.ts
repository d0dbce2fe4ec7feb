import { isDeepStrictEqual } from 'node:util';
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

/** Accounts that the environment names are made, or brought to what it says; what was changed in the console meanwhile keeps its versions. */
export async function ensureAccounts(
  platform: Pick<Platform, 'db' | 'vault' | 'clock' | 'ids'>,
  given: AccountsGiven = [],
): Promise<void> {
  for (const account of given) await platform.db.transaction((tx) => ensureAccount(platform, tx, account));
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
  const known = await tx.maybeOne<{ account_id: string; active_version: number; setup: Setup }>(
    `select account.account_id, active_version, setup from account
     join account_version version on version.account_id = account.account_id and version = active_version
     where sink = $1 and platform_account_id = $2 for update of account`,
    [given.sink, given.platformAccountId],
  );
  const accountId = known?.account_id ?? ids.next('account');
  if (!known) {
    await tx.query(
      `insert into account (account_id, sink, label, platform_account_id, status, active_version, created_at)
       values ($1, $2, $3, $4, 'running', null, $5)`,
      [accountId, given.sink, given.label, given.platformAccountId, now],
    );
    await tx.query('insert into account_health (account_id, changed_at) values ($1, $2)', [accountId, now]);
  }
  const base: Setup = known?.setup ?? { ...defaultSetup(definition), clicks: given.clicks ?? {} };
  if (!known || !isDeepStrictEqual(known.setup.settings, settings)) {
    const { version } = await tx.one<{ version: number }>(
      `insert into account_version (account_id, version, setup, made_by, made_at, reason)
       select $1, coalesce(max(version), 0) + 1, $2, 'environment', $3, 'AD_ACCOUNTS' from account_version where account_id = $1
       returning version`,
      [accountId, JSON.stringify({ ...base, settings }), now],
    );
    await tx.query('update account set active_version = $2 where account_id = $1', [accountId, version]);
  }
  if (given.secrets) {
    const secrets = JSON.stringify(definition.secrets.parse(given.secrets));
    await tx.query('update account set secrets_sealed = $2 where account_id = $1', [
      accountId,
      vault.sealSecret(secretsName(accountId), secrets),
    ]);
  }
}

type Setup = Record<string, unknown> & { settings?: unknown };
