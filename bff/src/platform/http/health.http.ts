import { timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import type { Platform } from '../platform';

/** `/health`: the process lives. `/ready`: it can serve, so its database answers. `/metrics`: for Prometheus. */
export function healthRouter(
  platform: Platform,
  options: { metricsToken?: string; isStopping(): boolean },
): Router {
  const router = Router();
  router.get('/health', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/ready', async (_request, response) => {
    const ready =
      !options.isStopping() &&
      (await platform.db.ping().then(
        () => true,
        () => false,
      ));
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  router.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(request, options.metricsToken))
      return void response.status(403).json({ error: { code: 'not_allowed' } });
    response.type(platform.metrics.registry.contentType).send(await platform.metrics.registry.metrics());
  });
  return router;
}

function mayReadMetrics(request: Request, token: string | undefined): boolean {
  if (token === undefined)
    return (
      ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') &&
      request.headers['x-forwarded-for'] === undefined
    );
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
