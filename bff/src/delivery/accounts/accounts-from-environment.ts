import { z } from 'zod';
import type { Transaction } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import { findSink } from '../sinks';
import {
  appendVersion,
  insertAccount,
  lockPlatformAccount,
  setStatus,
  versionsOf,
  writeSecrets,
} from './account-admin.store';
import { secretsName } from './account.store';
import { defaultSetup } from './default-setup.rules';

/** Stands where an operator's id would. */
export const theEnvironment = 'environment';

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
  const { sink, label, platformAccountId } = given;
  await insertAccount(tx, { accountId: ids.next('account'), sink, label, platformAccountId }, now);
  const { accountId, activeVersion, status } = await lockPlatformAccount(tx, sink, platformAccountId);
  const versions = await versionsOf(tx, accountId);
  if (versions.find(({ madeBy }) => madeBy === theEnvironment)?.reason === said) return;
  const inForce = versions.find(({ version }) => version === activeVersion)?.setup;
  const base = inForce ?? { ...defaultSetup(definition), clicks: given.clicks ?? {} };
  const setup = { ...base, settings };
  await appendVersion(tx, accountId, { setup, madeBy: theEnvironment, madeAt: now, reason: said });
  if (status === 'draft') await setStatus(tx, accountId, 'running');
  if (!given.secrets) return;
  const secrets = JSON.stringify(definition.secrets.parse(given.secrets));
  const sealed = vault.sealSecret(secretsName(accountId), secrets);
  await writeSecrets(tx, accountId, sealed, theEnvironment, now);
}
