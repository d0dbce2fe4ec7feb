import { recordAudit } from '../../operator';
import type { Queryable, Transaction } from '../../platform/database';
import { AppError } from '../../platform/errors';
import { once } from '../../platform/once';
import type { OperatorContext } from '../../platform/trpc';
import { findSink } from '../sinks';
import {
  type AdminAccount,
  appendVersion,
  beginAnew,
  findDraft,
  findVersion,
  insertAccount,
  lockAccount,
  lockClaims,
  removeDraft,
  setStatus,
  writeDraft,
  writeOwner,
  writeSecrets,
} from './account-admin.store';
import { definitionOf, type GateContext, readGates } from './account-gates';
import { type GateName, gatesThatForbidStart, gatesThatForbidVersion } from './account-gates.rules';
import { isEnough } from './account-secrets';
import type { AccountOwner, AccountSetup } from './account-setup';
import { countOpenRows } from './account-traffic.store';
import { secretsName } from './account.store';
import { checkSetup } from './check-setup.rules';
import { defaultSetup } from './default-setup.rules';
import { textsOfSink } from './texts/texts-of-sink';
import { putRowsAside } from './put-aside';
import { type Problem, schemaProblems } from './schema-problems';

export type AccountContext = OperatorContext & GateContext;

interface Intended {
  idempotencyKey: string;
}
interface OnAccount extends Intended {
  accountId: string;
}

export type Refusal = { problems: Problem[] } | { gates: GateName[] };

/** Runs one change of an account once for its key, as an administrator, and writes it to the audit. */
function act<Answer>(
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

export type Created = { accountId: string } | { problems: Problem[] };

export interface CreateInput extends Intended {
  sink: string;
  label: string;
  platformAccountId: string;
}

/** A draft with the sink's own defaults. The platform's account may be there once only. */
export function createAccount(context: AccountContext, input: CreateInput): Promise<Created> {
  const definition = findSink(input.sink);
  if (!definition || definition.adPlatform === null) throw new AppError('not_found');
  return act<Created>(context, 'created', input, async (tx) => {
    const accountId = `${input.sink}_${context.ids.next('key').slice(-10).toLowerCase()}`;
    const { sink, label, platformAccountId } = input;
    const now = context.clock.now();
    const isNew = await insertAccount(tx, { accountId, sink, label, platformAccountId }, now);
    if (!isNew) return { answer: { problems: [taken] }, subject: null };
    const { fromPlatformAccountId: field } = textsOfSink(sink);
    const setup = defaultSetup(definition);
    const settings = field ? { ...setup.settings, [field]: platformAccountId } : setup.settings;
    const savedBy = context.operator.operatorId;
    await writeDraft(
      tx,
      accountId,
      { setup: { ...setup, settings }, step: 'authorise', savedBy, savedAt: now },
      0,
    );
    return { answer: { accountId }, subject: accountId };
  });
}

const taken: Problem = {
  path: 'platformAccountId',
  severity: 'error',
  words: { zh: '这个平台账号已经有一个账户了。', en: 'There is an account for this one already.' },
};

export interface SaveDraftInput {
  accountId: string;
  setup: unknown;
  step: string;
  /** What was read before; 0 when there was no draft. */
  revision: number;
}

/** Kept as it is, sound or not, so that leaving and coming back goes on. Not audited: it changes nothing that sends. */
export async function saveDraft(
  context: AccountContext,
  input: SaveDraftInput,
): Promise<{ revision: number }> {
  return context.db.transaction(async (tx) => {
    const account = await lockedAccount(tx, input.accountId);
    if (account.status === 'closed') throw new AppError('step_not_open');
    const draft = {
      setup: input.setup,
      step: input.step,
      savedBy: context.operator.operatorId,
      savedAt: context.clock.now(),
    };
    const revision = await writeDraft(tx, input.accountId, draft, input.revision);
    if (revision === null) throw new AppError('document_changed');
    return { revision };
  });
}

export function discardDraft(context: AccountContext, input: OnAccount): Promise<{ done: true }> {
  return act(context, 'draft_discarded', input, async (tx) => {
    const account = await lockedAccount(tx, input.accountId);
    if (account.activeVersion === null) throw new AppError('step_not_open');
    await removeDraft(tx, input.accountId);
    return { answer: { done: true as const }, subject: input.accountId };
  });
}

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

async function bringIntoForce(
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

export interface SetSecretsInput extends OnAccount {
  secrets: Record<string, unknown>;
}

/** Checked by the sink, sealed, and never shown again. */
export function setSecrets(
  context: AccountContext,
  input: SetSecretsInput,
): Promise<{ done: true } | { problems: Problem[] }> {
  return act<{ done: true } | { problems: Problem[] }>(context, 'secrets_set', input, async (tx) => {
    const account = await lockedAccount(tx, input.accountId);
    const definition = definitionOf(account);
    const parsed = definition.secrets.safeParse(input.secrets);
    if (!parsed.success) return { answer: { problems: schemaProblems(parsed.error.issues) }, subject: null };
    const lacking = lackingSecrets(account.sink, parsed.data);
    if (!isEnough(definition, parsed.data)) return { answer: { problems: lacking }, subject: null };
    const sealed = context.vault.sealSecret(secretsName(account.accountId), JSON.stringify(parsed.data));
    await writeSecrets(tx, account.accountId, sealed, context.operator.operatorId, context.clock.now());
    return { answer: { done: true as const }, subject: account.accountId };
  });
}

/** The fields of the shortest set that would be enough. */
function lackingSecrets(sink: string, value: unknown): Problem[] {
  const [shortest = []] = [...textsOfSink(sink).enoughSecrets].sort(
    (one, other) => one.length - other.length,
  );
  return shortest
    .filter((name) => !(value as Record<string, unknown>)[name])
    .map((path) => ({
      path,
      severity: 'error' as const,
      words: { zh: '还没有填。', en: 'This is still empty.' },
    }));
}

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

async function lockedAccount(tx: Transaction, accountId: string): Promise<AdminAccount> {
  const account = await lockAccount(tx, accountId);
  if (!account || definitionOf(account).adPlatform === null) throw new AppError('not_found');
  return account;
}
