import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod/mini';
import { BehaviourBatch, BehaviourEvent, findBehaviour } from '@loudou/shared/catalogue';
import { defaultProduct } from '@loudou/shared/product';
import { createApp } from '../../../bff/src/app';
import { askTogether } from '../../../bff/src/behaviour/ask-together';
import {
  type BehaviourRow,
  insertBehaviour,
  isFaultOfRows,
} from '../../../bff/src/behaviour/behaviour.store';
import { GroupCommit } from '../../../bff/src/behaviour/group-commit';
import { systemClock } from '../../../bff/src/platform/clock';
import { createDatabase } from '../../../bff/src/platform/database';
import { AppError } from '../../../bff/src/platform/errors';
import { createIds } from '../../../bff/src/platform/ids';
import { createLogger } from '../../../bff/src/platform/logger';
import { createMetrics } from '../../../bff/src/platform/metrics';
import type { Platform } from '../../../bff/src/platform/platform';
import { anyone, router } from '../../../bff/src/platform/trpc';
import { createVault } from '../../../bff/src/platform/vault';
import type { AppRouter } from '../../../bff/src/router';
import { findCallers } from '../../../bff/src/session';
import { answerCalls } from '../delivery/calls';

const bytesPerBatch = 5_200;

function openPlatform(databaseUrl: string): Platform {
  return {
    db: createDatabase({ url: databaseUrl }),
    clock: systemClock,
    ids: createIds(systemClock),
    vault: createVault(Buffer.alloc(32, 7).toString('base64')),
    logger: createLogger({ level: 'error' }),
    metrics: createMetrics(),
    product: defaultProduct,
  };
}

/** The same work as one more mutation of the product: its sessions, consents and commits are asked for alike. */
function collectRouter({ db, clock }: Platform) {
  const commit = new GroupCommit<BehaviourRow>({
    store: (rows) => insertBehaviour(db, rows),
    isFaultOfRows,
    nowMs: () => performance.now(),
  });
  const findCaller = askTogether((tokens) => findCallers(db, tokens, 'usage_analysis', clock.now()));
  const collect = anyone.input(BehaviourBatch).mutation(async ({ ctx, input }) => {
    const caller = await findCaller(ctx.sessionToken ?? '');
    if (!caller) throw new AppError('session_expired');
    if (!caller.agrees) throw new AppError('consent_required');
    const { session } = caller;
    const receivedAt = clock.now();
    const { appVersion, sentAtMs } = input;
    const arrival = { session, receivedAt, skewMs: receivedAt.getTime() - sentAtMs, appVersion };
    const rows = input.events.flatMap((candidate) => {
      const event = z.safeParse(BehaviourEvent, candidate);
      const known = event.success && findBehaviour(event.data.name);
      if (!known) return [];
      const properties = z.safeParse(known.properties as z.ZodMiniType, event.data.properties);
      return properties.success ? [{ event: event.data, arrival }] : [];
    });
    const repeated = await commit.add(rows, bytesPerBatch);
    return { accepted: rows.length - repeated.size, rejected: [] };
  });
  return router({ collect }) as unknown as AppRouter;
}

const calls = {
  listen: (databaseUrl: string) =>
    new Promise<string>((resolve) => {
      const platform = openPlatform(databaseUrl);
      const app = createApp({
        platform,
        router: collectRouter(platform),
        doors: [],
        sites: { phone: __dirname, console: __dirname },
        trustedProxies: 0,
        maxCallsPerMinute: 1_000_000_000,
        isStopping: () => false,
      });
      const server = createServer(app).listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/collect`);
      });
    }),
  cpuMs: async () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
};
export type TrpcDoorCalls = typeof calls;

answerCalls(calls);
