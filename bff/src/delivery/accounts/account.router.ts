import { facts, type FactName } from '@loudou/shared/catalogue';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { recordAudit } from '../../operator';
import { systemClock } from '../../platform/clock';
import type { Queryable } from '../../platform/database';
import { idempotencyKey, operator, requireAdministrator, router } from '../../platform/trpc';
import { createHttpTransport, type SendRequest } from '../transport/http-transport';
import type { AccountContext } from './act-on-account';
import { createAccount, discardDraft, saveDraft } from './draft.actions';
import { setSecrets } from './secrets.actions';
import { closeAccount, pauseAccount, setOwner, startAccount } from './sending.actions';
import { rollBack, saveVersion } from './version.actions';
import { dryRunAccount, factChoices } from './account-dry-run';
import { askPlatform, definitionOf, readGates } from './account-gates';
import type { Standing } from './account-gates.rules';
import { adAccount, getAccount, listAccounts, listSinks } from './account.queries';
import { checkSetup } from './check-setup.rules';
import { setupDifference } from './setup-difference.rules';

export interface AccountDoors {
  /** Asks a platform whether it knows us; without it over HTTP. */
  sendRequest?: SendRequest;
  /** What reconciliation says of an account; without it the fourth gate is pending. */
  standingOf?(db: Queryable, accountId: string): Promise<Standing | null>;
  /** The world's time, which platforms compare with their own. */
  worldNow?(): Date;
}

const accountId = z.string().regex(/^[\w-]{1,64}$/);
const reason = z.string().trim().max(200).nullable().default(null);
/** A set-up as somebody types it: sound or not, but never more than a page of it. */
const maxSetupCharacters = 64 * 1024;
const setup = z
  .record(z.string().max(64), z.unknown())
  .refine((value) => JSON.stringify(value).length <= maxSetupCharacters, 'too long');
const onAccount = z.object({ accountId, idempotencyKey });
const factName = z.enum(facts.map(({ name }) => name) as [FactName, ...FactName[]]);

const CreateInput = z.object({
  sink: z.string().max(64),
  label: z.string().trim().min(1).max(40),
  platformAccountId: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,64}$/),
  idempotencyKey,
});
const DraftInput = z.object({
  accountId,
  setup,
  step: z.string().max(32),
  revision: z.number().int().min(0),
});
const DryRunInput = z.object({
  accountId,
  setup,
  fact: factName,
  event: z.string().max(64),
  factId: z.string().max(64).nullable().default(null),
  grade: z.enum(['A', 'B', 'C']).nullable().default(null),
});
const ClosingInput = onAccount.extend({ confirmedRows: z.number().int().min(0), reason });
const GatesInput = z.object({ accountId, setup: setup.nullable().default(null) });

const nonce = () => randomBytes(16).toString('hex');

/** Ad accounts: looking is for every operator, changing for administrators. */
export function createAccountRouter(doors: AccountDoors = {}) {
  const sendRequest: SendRequest = doors.sendRequest ?? lazyTransport();
  const worldNow = doors.worldNow ?? (() => systemClock.now());
  const looking = operator.use(({ ctx, next }) =>
    next({ ctx: { ...ctx, sendRequest, worldNow, standingOf: doors.standingOf } }),
  );
  const changing = looking.use(({ ctx, next }) => {
    requireAdministrator(ctx.operator);
    return next();
  });

  /** The set-up in question: as given, else the draft, else what is in force. */
  const gatesOf = async (ctx: AccountContext, id: string, given: unknown) => {
    const account = await adAccount(ctx, id);
    return { account, setup: given ?? (await inHand(ctx, id)) };
  };

  return router({
    list: looking.query(({ ctx }) => listAccounts(ctx)),
    get: looking.input(z.object({ accountId })).query(({ ctx, input }) => getAccount(ctx, input.accountId)),
    sinks: looking.query(() => listSinks()),
    facts: looking
      .input(z.object({ accountId, fact: factName }))
      .query(async ({ ctx, input }) => factChoices(ctx, await adAccount(ctx, input.accountId), input.fact)),
    check: looking.input(z.object({ accountId, setup })).query(async ({ ctx, input }) => {
      const account = await adAccount(ctx, input.accountId);
      return { problems: checkSetup(definitionOf(account), input.setup).problems };
    }),
    difference: looking.input(z.object({ accountId, setup })).query(async ({ ctx, input }) => {
      const { setup: before, sink } = await getAccount(ctx, input.accountId);
      const checked = checkSetup(definitionOf({ sink }), input.setup);
      return {
        changes: checked.setup ? setupDifference(before, checked.setup) : [],
        problems: checked.problems,
      };
    }),
    dryRun: looking
      .input(DryRunInput)
      .query(async ({ ctx, input }) => dryRunAccount(ctx, await adAccount(ctx, input.accountId), input)),
    gates: looking.input(GatesInput).query(async ({ ctx, input }) => {
      const { account, setup: inQuestion } = await gatesOf(ctx, input.accountId, input.setup);
      return readGates(ctx, account, inQuestion);
    }),
    askPlatform: changing.input(GatesInput).mutation(async ({ ctx, input }) => {
      const { account, setup: inQuestion } = await gatesOf(ctx, input.accountId, input.setup);
      // The question carries the account's secrets to the address of the set-up, so it leaves a trace.
      await recordAudit(ctx.db, {
        operatorId: ctx.operator.operatorId,
        action: 'account_platform_asked',
        subject: account.accountId,
        reason: addressOf(inQuestion),
        at: ctx.clock.now(),
      });
      await askPlatform(ctx, account, inQuestion, nonce());
      return readGates(ctx, account, inQuestion);
    }),
    create: changing.input(CreateInput).mutation(({ ctx, input }) => createAccount(ctx, input)),
    saveDraft: changing.input(DraftInput).mutation(({ ctx, input }) => saveDraft(ctx, input)),
    discardDraft: changing.input(onAccount).mutation(({ ctx, input }) => discardDraft(ctx, input)),
    save: changing
      .input(onAccount.extend({ setup, reason }))
      .mutation(({ ctx, input }) => saveVersion(ctx, input)),
    rollBack: changing
      .input(onAccount.extend({ version: z.number().int().min(1), reason }))
      .mutation(({ ctx, input }) => rollBack(ctx, input)),
    setSecrets: changing
      .input(onAccount.extend({ secrets: z.record(z.string().max(64), z.unknown()) }))
      .mutation(({ ctx, input }) => setSecrets(ctx, input)),
    start: changing.input(onAccount).mutation(({ ctx, input }) => startAccount(ctx, input)),
    pause: changing
      .input(onAccount.extend({ reason }))
      .mutation(({ ctx, input }) => pauseAccount(ctx, input)),
    close: changing.input(ClosingInput).mutation(({ ctx, input }) => closeAccount(ctx, input)),
    setOwner: changing
      .input(ClosingInput.extend({ owner: z.enum(['loudou', 'core']) }))
      .mutation(({ ctx, input }) => setOwner(ctx, input)),
  });
}

function addressOf(setup: unknown): string | null {
  const { baseUrl } = (setup as { settings?: { baseUrl?: unknown } } | null)?.settings ?? {};
  return typeof baseUrl === 'string' ? baseUrl.slice(0, 200) : null;
}

async function inHand(ctx: AccountContext, id: string): Promise<unknown> {
  const { draft, setup: inForce } = await getAccount(ctx, id);
  return draft?.setup ?? inForce;
}

/** Made with the first question: a process that asks none holds no connections. */
function lazyTransport(): SendRequest {
  let transport: ReturnType<typeof createHttpTransport> | undefined;
  return (request, options) => (transport ??= createHttpTransport()).sendRequest(request, options);
}

export const accountRouter = createAccountRouter();
