import { Router } from 'express';
import { readRawBody } from '../platform/http';
import type { Logger } from '../platform/logger';
import { type Lender, type LenderNotice, LenderNoticeRejected } from './lender.port';

const maxNoticeBytes = 256 * 1024;

/**
 * The lender's door: `POST /webhooks/lender`. 204 when the notice took effect or changed nothing, 401 for
 * anything not signed by the lender; any other failure asks the lender to send it again.
 */
export function lenderNoticeDoor(
  lender: Lender,
  logger: Logger,
  take: (notice: LenderNotice) => Promise<void>,
): Router {
  const router = Router();
  router.post('/webhooks/lender', async (request, response) => {
    const body = await readRawBody(request, maxNoticeBytes);
    try {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      await take(lender.readNotice(body, headers));
      response.status(204).end();
    } catch (error) {
      if (!(error instanceof LenderNoticeRejected)) throw error;
      logger.warn({ err: error }, 'a notice that the lender did not sign was refused');
      response.status(401).end();
    }
  });
  return router;
}
