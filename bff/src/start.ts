import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type Router } from 'express';
import { createApp } from './app';
import { applyDecision, decisionWork } from './application';
import { behaviourDoor } from './behaviour';
import type { Config } from './config';
import { contractRouter } from './contract';
import { startDelivery } from './delivery';
import { createHosts, SmsUnavailable, systemRandom } from './hosts';
import { createHttpLender, lenderNoticeDoor } from './lender';
import { applyPayout, payoutWork } from './loan';
import { readMasterKey } from './master-key';
import { ensureFirstOperator } from './operator';
import { type Clock, systemClock } from './platform/clock';
import { createDatabase, migrate, startEmbeddedPostgres } from './platform/database';
import { createIds } from './platform/ids';
import { createLogger, type Logger } from './platform/logger';
import { createMetrics } from './platform/metrics';
import type { Platform } from './platform/platform';
import { createVault } from './platform/vault';
import { startWorker, type Worker } from './platform/worker';
import { applyDebit, overdueWork, paymentNoticeDoor, paymentWork } from './repayment';
import { createRouter } from './router';
import { findSession } from './session';

export interface StartOptions {
  clock?: Clock;
  logger?: Logger;
  /** Told in one sentence at a time, for a person who waits. */
  onProgress?(sentence: string): void;
  /** The stand-ins of the outside world, in the sandbox only. */
  sandbox?: Router;
  sites?: { phone: string; console: string };
}

export interface RunningBff {
  url: string;
  platform: Platform;
  stop(): Promise<void>;
}

const room = join(__dirname, '..');

/** From configuration to a serving process: database, modules, work, web. `stop` undoes it in reverse. */
export async function startBff(config: Config, options: StartOptions = {}): Promise<RunningBff> {
  const clock = options.clock ?? systemClock;
  const logger = options.logger ?? createLogger({ level: config.LOG_LEVEL });
  const database = await openDatabase(config, logger, options.onProgress);
  const platform: Platform = {
    db: database.db,
    clock,
    ids: createIds(clock),
    vault: createVault(await readMasterKey(config)),
    logger,
    metrics: createMetrics(),
  };
  await openConsole(platform, config);

  let stopping = false;
  const workers: Worker[] = [];
  const server = createServer();
  await listen(server, config);
  const url = config.PUBLIC_URL ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const hosts = createHosts(config, { clock: systemClock, random: systemRandom });
  const lender = createHttpLender({
    baseUrl: config.LENDER_API_URL,
    token: config.LENDER_API_TOKEN,
    signingSecret: config.LENDER_SIGNING_SECRET,
    noticeSecrets: config.LENDER_NOTICE_SECRET,
    timeoutMs: config.LENDER_TIMEOUT_MS,
  });
  const paymentDesks = hosts.paymentDesk;
  const decisions = startWorker(decisionWork(platform, lender), logger);
  const payouts = startWorker(payoutWork(platform, lender), logger);
  const payments = startWorker(paymentWork(platform, lender, paymentDesks), logger);
  const overdue = startWorker(overdueWork(platform), logger);
  workers.push(decisions, payouts, payments, overdue);
  const delivery = await startDelivery(platform, { ...config, publicUrl: url });

  const router = createRouter({
    hosts: hosts.host,
    sms: { sender: hosts.smsSender ?? noSms, maxPerAddress: config.SMS_MAX_PER_ADDRESS },
    lender,
    faceCheckers: hosts.faceChecker,
    paymentDesks,
    wakeDecisions: decisions.wake,
    wakePayouts: payouts.wake,
    wake: payments.wake,
  });
  const notices = lenderNoticeDoor(lender, logger, async (notice) => {
    if (notice.type === 'application.decided')
      await applyDecision(platform, notice.applicationId, notice.decision);
    if (notice.type === 'loan.payout') await applyPayout(platform, notice.loanId, notice.payout);
    if (notice.type === 'repayment.debit') await applyDebit(platform, notice.repaymentId, notice.debit);
    payments.wake();
  });
  const behaviour = behaviourDoor(platform, (token) => findSession(platform.db, token, clock.now()));
  const contract = express.Router().use('/contract', contractRouter());
  const app = createApp({
    platform,
    router,
    doors: [
      behaviour.router,
      notices,
      paymentNoticeDoor(platform, paymentDesks, payments.wake),
      contract,
      ...(options.sandbox ? [options.sandbox] : []),
    ],
    sandbox: options.sandbox,
    sites: options.sites ?? { phone: join(room, '../miniapp/dist/h5'), console: join(room, 'console/dist') },
    trustedProxies: config.TRUSTED_PROXIES,
    metricsToken: config.METRICS_TOKEN,
    isStopping: () => stopping,
  });
  server.on('request', app);

  return {
    url,
    platform,
    async stop() {
      stopping = true;
      await closeServer(server);
      await Promise.all(workers.map((worker) => worker.stop()));
      await delivery.stop();
      await behaviour.stop();
      await database.close();
    },
  };
}

async function openDatabase(config: Config, logger: Logger, onProgress?: (sentence: string) => void) {
  const embedded = config.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({
        dataDir: join(config.DATA_DIR, 'postgres'),
        logger,
        ...(onProgress ? { onProgress } : {}),
      });
  const url = config.DATABASE_URL ?? embedded!.url;
  try {
    await migrate({ url, directory: join(room, 'migrations'), logger });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const db = createDatabase({ url, maxConnections: config.DATABASE_MAX_CONNECTIONS, logger });
  return {
    db,
    async close() {
      await db.close();
      await embedded?.stop();
    },
  };
}

async function openConsole(platform: Platform, config: Config): Promise<void> {
  const { CONSOLE_FIRST_OPERATOR: signInName, CONSOLE_FIRST_PASSWORD: password } = config;
  if (signInName && password) await ensureFirstOperator(platform, { signInName, password });
}

const noSms = {
  send: () => Promise.reject(new SmsUnavailable('no SMS vendor is configured')),
};

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.LISTEN_ADDRESS, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const drainMs = 5_000;

/** Running requests may finish, idle connections are closed at once, and nobody waits longer than the bound. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), drainMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
