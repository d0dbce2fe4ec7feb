import { AppError } from '../../platform/errors';
import { findSink } from '../sinks';
import { type AccountContext, act, type Intended, lockedAccount, type OnAccount } from './act-on-account';
import { insertAccount } from './account-admin.store';
import { removeDraft, writeDraft } from './account-draft.store';
import { defaultSetup } from './default-setup.rules';
import { textsOfSink } from './texts/texts-of-sink';
import type { Problem } from './schema-problems';

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
