import express, { type Request, Router } from 'express';
import { operatorAtDoor } from '../operator';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import { type Operator, requireAdministrator } from '../platform/trpc';
import { SpendFile, trySpend } from './spend.actions';
import { spendBounds } from './spend-bounds';

/** Beneath the one path that the console's cookie goes to; a report is larger than a call may be. */
export const spendPath = '/trpc/spend-file';
/** The file stands in JSON, where a line end and a quote take two characters. */
const MAX_BODY_BYTES = 2 * spendBounds.maxFileBytes;

type WithOperator = Request & { operator?: Operator };

/**
 * `POST` of a report of spend as `SpendFile`, to try it; the answer is a `SpendTrial`. Who may is decided before
 * anything of it is read. Errors: 401 `operator_required`, 403 `not_allowed`, 400 `invalid_input`.
 */
export function spendDoor(platform: Pick<Platform, 'db' | 'clock' | 'ids'>): Router {
  const router = Router();
  router.post(
    spendPath,
    async (request, _response, next) => {
      const operator = await operatorAtDoor(platform, request);
      if (!operator) throw new AppError('operator_required');
      requireAdministrator(operator);
      (request as WithOperator).operator = operator;
      next();
    },
    express.json({ limit: MAX_BODY_BYTES }),
    async (request, response) => {
      const file = SpendFile.safeParse(request.body);
      if (!file.success) {
        const fields = file.error.issues.map(({ path }) => path.join('.')).join(', ');
        throw new AppError('invalid_input', { details: { fields } });
      }
      response.setHeader('Cache-Control', 'no-store');
      response.json(await trySpend(platform, file.data, (request as WithOperator).operator!.operatorId));
    },
  );
  return router;
}
