import { createExpressMiddleware } from '@trpc/server/adapters/express';
import compression from 'compression';
import express, { type Express, type Request, type Response, type Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { findOperator, operatorTokenOf, setOperatorCookie } from './operator';
import { healthRouter, lastResort, notFound, requestIdOf, requestLog, staticSite } from './platform/http';
import type { Platform } from './platform/platform';
import type { CallContext } from './platform/trpc';
import type { AppRouter } from './router';
import { findSession } from './session';

export interface AppParts {
  platform: Platform;
  router: AppRouter;
  /** The doors beside tRPC: behaviour, notices, the published contract. */
  doors: Router[];
  /** The outside world in one piece, on a machine with no account anywhere. Its pages keep their own headers. */
  sandbox?: Router;
  sites: { phone: string; console: string };
  trustedProxies: number;
  maxCallsPerMinute: number;
  metricsToken?: string;
  isStopping(): boolean;
}

const maxCallBytes = 256 * 1024;

/** The whole web side, in the order in which a request meets it. */
export function createApp(parts: AppParts): Express {
  const { platform } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustedProxies);
  app.use(requestLog(platform.logger, platform.ids));
  app.use(measured(platform));
  app.use(healthRouter(platform, parts));
  if (parts.sandbox) app.use(parts.sandbox);
  app.use(helmet(headers));
  app.use(
    '/trpc',
    rateLimit({
      windowMs: 60_000,
      limit: parts.maxCallsPerMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      message: tooMany,
    }),
  );
  // Behind the limit, since the console's own doors stand below /trpc too.
  for (const door of parts.doors) app.use(door);
  app.use(
    '/trpc',
    createExpressMiddleware({
      router: parts.router,
      allowMethodOverride: true,
      maxBodySize: maxCallBytes,
      createContext: createContext(platform),
      onError: logUnexpected(platform),
    }),
  );
  app.use(compression());
  app.use('/app', staticSite(parts.sites.phone));
  app.use('/console', staticSite(parts.sites.console));
  app.get('/', (request, response) => response.redirect(302, `/app/${searchOf(request)}`));
  app.use(notFound);
  app.use(lastResort(platform.logger));
  return app;
}

// In the shape of a tRPC error, because that is what the phone reads.
const tooMany = {
  error: {
    message: 'too_many_requests',
    code: -32029,
    data: { error: { code: 'too_many_requests', retryable: true } },
  },
};
const searchOf = (request: Request) =>
  request.originalUrl.includes('?') ? request.originalUrl.slice(request.originalUrl.indexOf('?')) : '';

// Styles are set by the page itself in both sites; scripts only ever come from our own files.
const headers: Parameters<typeof helmet>[0] = {
  contentSecurityPolicy: {
    directives: {
      'default-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'frame-src': ["'self'"],
      'frame-ancestors': ["'self'"],
      'upgrade-insecure-requests': null,
    },
  },
  strictTransportSecurity: false,
};

function createContext(platform: Platform) {
  return ({ req, res }: { req: Request; res: Response }): CallContext => ({
    ...platform,
    requestId: requestIdOf(req),
    address: req.ip ?? '',
    sessionToken: /^Bearer ([\w-]{20,100})$/.exec(req.headers.authorization ?? '')?.[1] ?? null,
    operatorToken: operatorTokenOf(req),
    findSession: (token) => findSession(platform.db, token, platform.clock.now()),
    findOperator: (token) => findOperator(platform.db, token, platform.clock.now()),
    setOperatorCookie: (token) => setOperatorCookie(req, res, token),
  });
}

function logUnexpected(platform: Platform) {
  return ({
    error,
    path,
    ctx,
  }: {
    error: { code: string; cause?: unknown };
    path?: string;
    ctx?: CallContext;
  }) => {
    if (error.code !== 'INTERNAL_SERVER_ERROR') return;
    platform.logger.error(
      { err: error.cause ?? error, path, requestId: ctx?.requestId },
      'a call failed unexpectedly',
    );
  };
}

function measured(platform: Platform) {
  return (request: Request, response: Response, next: () => void) => {
    const stop = platform.metrics.httpSeconds.startTimer();
    const route = request.path.startsWith('/trpc/')
      ? `/trpc/${request.path.slice(6).split(',')[0]?.slice(0, 60) ?? ''}`
      : `/${request.path.split('/')[1] ?? ''}`;
    response.on('finish', () =>
      stop({ route: response.statusCode === 404 ? 'not found' : route, status: String(response.statusCode) }),
    );
    next();
  };
}
