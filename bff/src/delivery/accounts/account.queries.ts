import { operatorNames } from '../../operator';
import { AppError } from '../../platform/errors';
import { findSink, sinkDefinitions } from '../sinks';
import type { PlatformEvent, SinkDefinition } from '../sinks/sink-definition';
import {
  type AccountVersion,
  type AdminAccount,
  allAccounts,
  findAccount,
  findVersion,
  versionsOf,
} from './account-admin.store';
import { findDraft } from './account-draft.store';
import { definitionOf, type GateContext, readGates } from './account-gates';
import { canaryAttempts, type Gate } from './account-gates.rules';
import { isEnough, openSecrets, type SecretEnding, secretEndings } from './account-secrets';
import type { Account, AccountSetup, EventMapping } from './account-setup';
import { countOpenRows, countSince, readTraffic } from './account-traffic.store';
import { theEnvironment } from './accounts-from-environment';
import { defaultLine, defaultSetup } from './default-setup.rules';
import { settingsForm, secretsForm, type FormField } from './sink-forms';
import { textsOfSink } from './texts/texts-of-sink';
import type { Words } from './words';

const beijingMs = 8 * 3_600_000;
const dayMs = 86_400_000;

const startOfBeijingDay = (now: Date): Date =>
  new Date(Math.floor((now.getTime() + beijingMs) / dayMs) * dayMs - beijingMs);

export interface AccountSummary extends Account {
  title: Words;
  gates: Gate[];
  hasDraft: boolean;
  draftStep: string | null;
  today: { accepted: number; rows: number };
  lastProblem: { cause: string; at: Date } | null;
}

/** Every ad account with how it stands. The marketing core's receivers are set up elsewhere. */
export async function listAccounts(context: GateContext): Promise<AccountSummary[]> {
  const accounts = (await allAccounts(context.db)).filter(isAdAccount);
  return Promise.all(accounts.map((account) => summaryOf(context, account)));
}

const isAdAccount = ({ sink }: AdminAccount): boolean => (findSink(sink)?.adPlatform ?? null) !== null;

async function summaryOf(context: GateContext, account: AdminAccount): Promise<AccountSummary> {
  const { setup, draft } = await setupInHand(context, account);
  const [gates, today, traffic] = await Promise.all([
    readGates(context, account, setup),
    countSince(context.db, account.accountId, startOfBeijingDay(context.clock.now())),
    readTraffic(context.db, account.accountId, null, canaryAttempts),
  ]);
  const problem = traffic.attempts.find(({ state, cause }) => state !== 'accepted' && cause !== null);
  return {
    ...plainAccount(account),
    title: definitionOf(account).title,
    gates,
    hasDraft: draft !== undefined,
    draftStep: draft?.step ?? null,
    today,
    lastProblem: problem ? { cause: problem.cause!, at: problem.at } : null,
  };
}

const plainAccount = ({
  accountId,
  sink,
  label,
  platformAccountId,
  owner,
  status,
  activeVersion,
}: AdminAccount): Account => ({
  accountId,
  sink,
  label,
  platformAccountId,
  owner,
  status,
  activeVersion,
});

/** What is in force; before anything ever was, the draft. */
async function setupInHand(context: GateContext, account: AdminAccount) {
  const draft = await findDraft(context.db, account.accountId);
  const active =
    account.activeVersion === null
      ? undefined
      : await findVersion(context.db, account.accountId, account.activeVersion);
  return { draft, active, setup: active?.setup ?? draft?.setup ?? defaultSetup(definitionOf(account)) };
}

export interface AccountDetail extends AccountSummary {
  /** What is in force; null before the first start. */
  setup: AccountSetup | null;
  draft: { setup: unknown; step: string; revision: number; savedBy: string; savedAt: Date } | null;
  versions: (Omit<AccountVersion, 'madeBy'> & { madeBy: string })[];
  secrets: {
    state: 'missing' | 'unreadable' | 'set' | 'not_needed';
    endings: SecretEnding[];
    setAt: Date | null;
    setBy: string | null;
  };
  open: { waiting: number; sending: number; unknown: number };
  history: { at: Date; action: string; by: string; reason: string | null }[];
}

const historyLines = 30;

export async function getAccount(context: GateContext, accountId: string): Promise<AccountDetail> {
  const account = await adAccount(context, accountId);
  const definition = definitionOf(account);
  const [summary, versions, draft, open, history] = await Promise.all([
    summaryOf(context, account),
    versionsOf(context.db, accountId),
    findDraft(context.db, accountId),
    countOpenRows(context.db, accountId),
    context.db.query<{ at: Date; action: string; by: string; reason: string | null }>(
      `select happened_at as at, action, operator_id as by, reason from audit_entry
       where subject = $1 and action like 'account\\_%' order by entry_id desc limit $2`,
      [accountId, historyLines],
    ),
  ]);
  const names = await operatorNames(context.db, [
    ...versions.map(({ madeBy }) => madeBy),
    ...history.map(({ by }) => by),
    ...[draft?.savedBy, account.secretsSetBy].filter((id) => id !== undefined && id !== null),
  ]);
  const nameOf = (id: string) => names.get(id) ?? id;
  const opened = openSecrets(context.vault, account, definition);
  return {
    ...summary,
    setup: versions.find(({ version }) => version === account.activeVersion)?.setup ?? null,
    draft: draft ? { ...draft, savedBy: nameOf(draft.savedBy) } : null,
    versions: versions.map((version) => ({
      ...version,
      madeBy: nameOf(version.madeBy),
      // The environment leaves a digest of what it said there, and nothing that anybody could read.
      reason: version.madeBy === theEnvironment ? null : version.reason,
    })),
    secrets: {
      state: opened.secrets,
      endings: account.secretsSealed ? secretEndings(opened.value) : [],
      setAt: account.secretsSetAt,
      setBy: account.secretsSetBy && nameOf(account.secretsSetBy),
    },
    open,
    history: history.map((line) => ({ ...line, by: nameOf(line.by) })),
  };
}

export async function adAccount(context: GateContext, accountId: string): Promise<AdminAccount> {
  const account = await findAccount(context.db, accountId);
  if (!account || !isAdAccount(account)) throw new AppError('not_found');
  return account;
}

export interface SinkChoice {
  name: string;
  title: Words;
  adPlatform: string;
  events: EventChoice[];
  settings: FormField[];
  secrets: FormField[];
  /** The secrets may be left out altogether. */
  secretsOptional: boolean;
  dropsRepeats: boolean;
  canBeAsked: boolean;
  defaults: AccountSetup;
}

export interface EventChoice extends Pick<PlatformEvent, 'name' | 'meaning' | 'depth' | 'byDefault'> {
  options: { name: string; meaning: Words; initial: string | number | boolean }[];
  /** A line for each fact that it can be made from, as it would be switched on. */
  lines: EventMapping[];
}

/** Every kind of ad account that can be set up, with all that its form needs. */
export function listSinks(): SinkChoice[] {
  return [...sinkDefinitions.values()].flatMap((definition) =>
    definition.adPlatform === null ? [] : [choiceOf(definition, definition.adPlatform)],
  );
}

const choiceOf = (definition: SinkDefinition, adPlatform: string): SinkChoice => ({
  name: definition.name,
  title: definition.title,
  adPlatform,
  events: definition.events.map((event) => ({
    name: event.name,
    meaning: event.meaning,
    depth: event.depth,
    byDefault: event.byDefault,
    options: Object.entries(event.options ?? {}).map(([name, { meaning, initial }]) => ({
      name,
      meaning,
      initial,
    })),
    lines: event.facts.map((fact) => defaultLine(event, fact)),
  })),
  settings: settingsForm(definition),
  secrets: secretsForm(definition),
  secretsOptional:
    textsOfSink(definition.name).enoughSecrets.length === 0 ||
    isEnough(definition, definition.secrets.safeParse({}).data),
  dropsRepeats: definition.dropsRepeats,
  canBeAsked: definition.probe !== undefined,
  defaults: defaultSetup(definition),
});
