import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import express from 'express';
import * as z from 'zod/mini';
import { BehaviourBatch, BehaviourEvent, findBehaviour } from '@loudou/shared/catalogue';
import { askTogether } from '../../../bff/src/behaviour/ask-together';
import {
  type BehaviourRow,
  insertBehaviour,
  isFaultOfRows,
} from '../../../bff/src/behaviour/behaviour.store';
import { GroupCommit } from '../../../bff/src/behaviour/group-commit';
import { grantedAmong } from '../../../bff/src/consent';
import { createDatabase } from '../../../bff/src/platform/database';
import { type CallContext, router, visitor } from '../../../bff/src/platform/trpc';
import { findSessions } from '../../../bff/src/session';
import { answerCalls } from '../delivery/calls';

// tRPC belongs to the back end and to nobody else in this house.
const { createExpressMiddleware } = createRequire(join(__dirname, '../../../bff/package.json'))(
  '@trpc/server/adapters/express',
) as {
  createExpressMiddleware(options: {
    router: unknown;
    createContext(given: { req: express.Request }): Partial<CallContext>;
  }): express.RequestHandler;
};

/** The same work behind Express and tRPC, checked by the schemas themselves: sessions, consents and commits as ours. */
function openDoor(databaseUrl: string) {
  const db = createDatabase({ url: databaseUrl });
  const commit = new GroupCommit<BehaviourRow>({
    store: (rows) => insertBehaviour(db, rows),
    isFaultOfRows,
    nowMs: () => performance.now(),
  });
  const findCaller = askTogether(async (tokens) => {
    const sessions = await findSessions(db, tokens, new Date());
    const agreed = await grantedAmong(
      db,
      [...sessions.values()].map(({ personId }) => personId),
      'usage_analysis',
    );
    return new Map([...sessions].filter(([, { personId }]) => agreed.has(personId)));
  });
  const collect = visitor.input(BehaviourBatch).mutation(async ({ ctx, input }) => {
    const receivedAt = new Date();
    const { appVersion } = input;
    const arrival = {
      session: ctx.session,
      receivedAt,
      skewMs: receivedAt.getTime() - input.sentAtMs,
      appVersion,
    };
    const rows = input.events.flatMap((candidate) => {
      const event = z.safeParse(BehaviourEvent, candidate);
      if (!event.success) return [];
      const known = findBehaviour(event.data.name);
      const properties = known && z.safeParse(known.properties as z.ZodMiniType, event.data.properties);
      if (!properties?.success) return [];
      return [{ event: event.data, arrival }];
    });
    const repeated = await commit.add(rows, 8_000);
    return { accepted: rows.length - rows.filter((row) => repeated.has(row)).length, rejected: [] };
  });
  const createContext = ({ req }: { req: express.Request }) => ({
    sessionToken: (req.headers.authorization ?? '').slice('Bearer '.length),
    findSession: async (token: string) => (await findCaller(token)) ?? null,
  });
  const app = express().disable('x-powered-by');
  app.use('/trpc', createExpressMiddleware({ router: router({ collect }), createContext }));
  return createServer(app);
}

const calls = {
  listen: (databaseUrl: string) =>
    new Promise<string>((resolve) => {
      const server = openDoor(databaseUrl).listen(0, '127.0.0.1', () => {
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
