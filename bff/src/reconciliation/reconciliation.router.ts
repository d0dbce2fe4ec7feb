import { z } from 'zod';
import { recordAudit } from '../operator';
import { AppError } from '../platform/errors';
import { administrator, operator, router } from '../platform/trpc';
import { reconciledAccounts } from './accounts.store';
import { closeDifferences, closingCauses } from './close-difference.actions';
import { answerDay } from './day.queries';
import { answerDays } from './days.queries';
import { exportDay } from './export.queries';
import { importAndCompare } from './import-and-compare.actions';
import { previewReceipts } from './receipts/preview-receipts.queries';
import { ReceiptFile } from './receipts/receipt-file';
import { ReceiptSettings } from './receipts/receipt-settings';
import { insertSettings, readSettings } from './receipts/settings.store';
import { differenceKinds } from './run.store';
import { runReconciliation } from './run-reconciliation.actions';
import { takePlatformsWord } from './take-platforms-word.actions';

const MAX_KEYS = 100;

const accountId = z.string().min(1).max(64);
const day = z.iso.date();
const filter = {
  platforms: z
    .array(z.enum(['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu']))
    .max(4)
    .optional(),
  accountId: accountId.optional(),
};
const AccountDay = z.object({ accountId: accountId.nullable(), day });

/** Analysts look; what changes the books or what is read into them is for administrators. */
export const reconciliationRouter = router({
  days: operator.input(z.object(filter)).query(({ ctx, input }) => answerDays(ctx, input)),
  day: operator
    .input(
      z.object({
        ...filter,
        day,
        by: z.enum(['fact', 'grade']).default('fact'),
        show: z.enum(differenceKinds).default('unexplained'),
      }),
    )
    .query(({ ctx, input }) => answerDay(ctx, input)),
  importPreview: administrator.input(ReceiptFile).mutation(({ ctx, input }) => previewReceipts(ctx, input)),
  import: administrator
    .input(ReceiptFile)
    .mutation(({ ctx, input }) => importAndCompare(ctx, input, ctx.operator.operatorId)),
  run: administrator
    .input(AccountDay)
    .mutation(({ ctx, input }) => runReconciliation(ctx, { ...input, askedBy: ctx.operator.operatorId })),
  explain: administrator
    .input(
      AccountDay.extend({
        keys: z.array(z.string().min(1).max(160)).min(1).max(MAX_KEYS),
        cause: z.enum(closingCauses),
        reason: z.string().trim().min(4).max(200),
      }),
    )
    .mutation(({ ctx, input }) => closeDifferences(ctx, input)),
  takeWord: administrator
    .input(z.object({ accountId, day }))
    .mutation(({ ctx, input }) => takePlatformsWord(ctx, input)),
  settings: operator.input(z.object({ accountId })).query(async ({ ctx, input }) => {
    const account = await accountOf(ctx.db, input.accountId);
    return readSettings(ctx.db, account.accountId, account.adPlatform);
  }),
  saveSettings: administrator
    .input(z.object({ accountId, settings: ReceiptSettings }))
    .mutation(async ({ ctx, input: { settings, ...input } }) => {
      const account = await accountOf(ctx.db, input.accountId);
      const entry = { operatorId: ctx.operator.operatorId, at: ctx.clock.now() };
      return ctx.db.transaction(async (tx) => {
        const version = await insertSettings(tx, {
          ...input,
          settings,
          madeBy: entry.operatorId,
          at: entry.at,
        });
        const subject = `${account.accountId} ${version}`;
        await recordAudit(tx, { ...entry, action: 'receipt_settings_saved', subject });
        return { version };
      });
    }),
  // A mutation, because each export writes the audit: it must never be repeated by a cache on its own.
  export: operator
    .input(z.object({ ...filter, day, what: z.enum(['lines', 'differences']) }))
    .mutation(({ ctx, input }) => exportDay(ctx, input)),
});

async function accountOf(db: Parameters<typeof reconciledAccounts>[0], wanted: string) {
  const account = (await reconciledAccounts(db)).find((each) => each.accountId === wanted);
  if (!account) throw new AppError('not_found');
  return account;
}
