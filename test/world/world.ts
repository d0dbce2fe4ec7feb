import { randomBytes } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { createTestDatabase } from '../database';
import type { LenderDelays } from '../fakes/lender';
import { createSandbox } from '../sandbox';
import { openBffProcess } from './bff-process';

const systemClock = { now: () => new Date(), nowMs: () => Date.now() };

export type World = Awaited<ReturnType<typeof openWorld>>;

/**
 * The product as it runs: the built BFF in its own process, a real PostgreSQL, and the stand-ins of the outside
 * world in a server of their own, which stays up while the BFF is killed.
 */
export async function openWorld(
  options: { lenderDelays?: Partial<LenderDelays>; environment?: Record<string, string> } = {},
) {
  const database = await createTestDatabase();
  const outside = express();
  const server = createServer(outside);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sandboxUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let bffUrl = '';
  const sandbox = createSandbox({
    clock: systemClock,
    sandboxUrl: () => sandboxUrl,
    bffUrl: () => bffUrl,
    maxCoreEntries: 100_000,
    lenderDelays: { decisionMs: 50, payoutMs: 50, debitMs: 50, ...options.lenderDelays },
  });
  outside.use(sandbox.router);

  const bff = await openBffProcess({
    ...sandbox.environment(),
    WECHAT_PAY_NOTIFY_URL: `${sandboxUrl}/webhooks/wechat-pay`,
    DATABASE_URL: database.url,
    MASTER_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'info',
    COST_READING_SECONDS: '0',
    SMS_MAX_PER_ADDRESS: '100000',
    MAX_CALLS_PER_MINUTE: '10000000',
    // Journeys here are taken by scripts, faster than any hand.
    TRAFFIC_BOT_RULES: 'off',
    ...options.environment,
  }).catch(async (error: unknown) => {
    sandbox.close();
    server.close();
    await database.drop();
    throw error;
  });
  bffUrl = bff.url;
  // What is not the outside world is the product: so a browser finds both under one origin, as in a sandbox.
  outside.use(passTo(bff.port));

  return {
    bff,
    sandbox,
    sandboxUrl,
    database,
    async close() {
      await bff.stop();
      sandbox.close();
      sandbox.core.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.drop();
    },
  };
}

/** Hands a request on, byte by byte; while the BFF is dead the answer is 502, as from any proxy. */
function passTo(port: number): RequestHandler {
  return (request, response) => {
    const onward = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method: request.method,
        path: request.originalUrl,
        headers: request.headers,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => void (response.headersSent ? response.destroy() : response.status(502).end()));
    request.pipe(onward);
  };
}
