import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { type Remote, startProcess } from '../../bench/delivery/calls';
import { createSandbox } from '../../sandbox';
import type { BffCalls } from './bff.process';
import { createDoor, type Door } from './door';
import { createNoticeBox } from './notice-box';
import type { OutsideWorld } from './outside-world';

export interface OwnProductOptions {
  standsAtMs: number;
  databaseUrl: string;
  /** BFFs side by side on one database; the first is the one to look at. */
  processes: number;
  port?: number;
  environment: Record<string, string>;
  /** Whether core and ad platforms are told of every fact. */
  delivers: boolean;
}

export type OwnProduct = Awaited<ReturnType<typeof openOwnProduct>>;

const systemClock = { now: () => new Date(), nowMs: () => Date.now() };
const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? url.split('/').at(-1)!;
/** The cashier of WeChat closes an order after minutes; a day that stands still at its end has no minutes. */
const cashier = /^WECHAT_PAY_/;
const receivers = /^(MARKETING_CORE_|AD_ACCOUNTS$)/;

/**
 * The product on a clock of our own: the BFF in a process beside this one, the stand-ins of the outside world here.
 * What keeps to the machine's clock: signatures and tokens between BFF and the outside, and the senders of
 * conversions. Everything that reports read goes by the simulated one.
 */
export async function openOwnProduct(options: OwnProductOptions) {
  const { environment, delivers } = options;
  let standingMs = options.standsAtMs;
  const outside = express();
  const server = createServer(outside);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const outsideUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const notices = createNoticeBox();
  outside.post('/webhooks/lender', ...notices.takeIn);
  const sandbox = createSandbox({
    clock: systemClock,
    lenderClock: { now: () => new Date(standingMs) },
    sandboxUrl: () => outsideUrl,
    // Its notices wait here for their moment.
    bffUrl: () => outsideUrl,
    lenderDelays: { decisionMs: 0, payoutMs: 0, debitMs: 0 },
    maxCoreEntries: 1_000,
  });
  outside.use(sandbox.router);

  const given: Record<string, string> = {
    ...without(sandbox.environment(), delivers ? [cashier] : [cashier, receivers]),
    DATABASE_URL: options.databaseUrl,
    LISTEN_ADDRESS: '127.0.0.1',
    LOG_LEVEL: 'error',
    ANALYTICS_FOLDER: 'memory',
    ANALYTICS_TIMEOUT_MS: '300000',
    COST_READING_SECONDS: '0',
    SMS_MAX_PER_ADDRESS: '100000000',
    MAX_CALLS_PER_MINUTE: '1000000000',
    MASTER_KEY: randomBytes(32).toString('base64'),
    ...environment,
  };
  const bffs: { process: Remote<BffCalls>; url: string; door: Door }[] = [];
  for (let number = 0; number < options.processes; number += 1) {
    const process = startProcess<BffCalls>(join(__dirname, 'bff.process.ts'));
    const port = number === 0 ? (options.port ?? 0) : 0;
    // One after the other: the first brings the database up to date.
    const { url } = await process.start({
      standsAtMs: options.standsAtMs,
      environment: { ...given, PORT: String(port) },
    });
    bffs.push({ process, url, door: createDoor(url) });
  }
  const { url, door } = bffs[0]!;
  const everyBff = (act: (bff: (typeof bffs)[number]) => Promise<unknown>) => Promise.all(bffs.map(act));

  const world: OutsideWorld = {
    momentOf: (atMs) => atMs,
    pass: async () => {},
    loginCode: async (openId, host) =>
      (host === 'tt' ? sandbox.hosts.douyin : sandbox.hosts.wechat).mintLoginCode({ openId }),
    codeSentTo: async (phone) => sandbox.hosts.sms.inbox(phone)[0]!.code,
    cardCodeSentTo: async (phone) => sandbox.lender.codes(phone)[0]!,
    async finishFaceCheck({ url: page, verifyId }, passed) {
      const word = passed ? 'passed' : 'failed';
      if (verifyId) sandbox.hosts.wechat.finishFaceCheck(verifyId, word);
      else sandbox.hosts.face.finish(tokenOf(page ?? ''), word);
    },
    readCost: async () => {},
    payOrder: () => Promise.reject(new Error('no cashier was configured')),
    async tellOf(key, atMs) {
      const { body, headers } = await notices.take(key);
      await door.post('/webhooks/lender', body, { headers, atMs });
    },
  };

  return {
    url,
    doors: bffs.map((bff) => bff.door),
    /** The stand-ins, for phones that are no actors. */
    sandbox,
    world,
    /** The time of everything that names no moment of its own. */
    async moveTo(atMs: number) {
      standingMs = atMs;
      await everyBff(({ process }) => process.moveTo(atMs));
    },
    letGo: () => everyBff(({ process }) => process.letGo()),
    async close() {
      await everyBff(async (bff) => {
        await bff.door.close();
        await bff.process.stop();
        await bff.process.end();
      });
      sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const without = (environment: Record<string, string>, names: RegExp[]) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !names.some((each) => each.test(name))));
