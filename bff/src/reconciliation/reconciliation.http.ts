import express, { type Request, Router } from 'express';
import { z } from 'zod';
import { operatorAtDoor } from '../operator';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import { type Operator, requireAdministrator } from '../platform/trpc';
import { importAndCompare } from './import-and-compare.actions';
import { previewReceipts, ReceiptFile } from './receipts/import-receipts.actions';
import { receiptBounds } from './receipts/receipt-bounds';

/** Beneath the one path that the console's cookie goes to; a report is larger than a call may be. */
export const receiptsPath = '/trpc/receipts';
/** The file stands in JSON, where a line end and a quote take two characters. */
const MAX_BODY_BYTES = 2 * receiptBounds.maxFileBytes;

const Body = z.object({ file: ReceiptFile, dryRun: z.boolean() });
type Ground = Pick<Platform, 'db' | 'clock' | 'vault' | 'logger'>;

/** `POST` of a platform's report, to try it or to keep it. Who may is decided before anything of it is read. */
export function receiptsDoor(platform: Ground): Router {
  const router = Router();
  router.post(
    receiptsPath,
    async (request, _response, next) => {
      const operator = await operatorAtDoor(platform, request);
      if (!operator) throw new AppError('operator_required');
      requireAdministrator(operator);
      (request as WithOperator).operator = operator;
      next();
    },
    express.json({ limit: MAX_BODY_BYTES }),
    async (request, response) => {
      const body = Body.safeParse(request.body);
      if (!body.success) throw new AppError('invalid_input', { details: { fields: fieldsOf(body.error) } });
      const { file, dryRun } = body.data;
      const { operatorId } = (request as WithOperator).operator!;
      response.setHeader('Cache-Control', 'no-store');
      response.json(
        dryRun
          ? { preview: await previewReceipts(platform, file), imported: [] }
          : await importAndCompare(platform, file, operatorId),
      );
    },
  );
  return router;
}

type WithOperator = Request & { operator?: Operator };

const fieldsOf = (error: z.ZodError) => error.issues.map(({ path }) => path.join('.')).join(', ');
