import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Router } from 'express';
import { experimentResults, type ExperimentResultsDoor, FiguresKeeper, startSidecar } from './analytics';
import { createApp } from './app';
import { collectDoor } from './behaviour';
import type { Config } from './config';
import { createHttpTransport, ensureAccounts, startDelivery } from './delivery';
import { createEndpointAgent, createFeedIntake, subscriberParts } from './subscriber';
import { createDoors } from './doors';
import { assignInTime, type FiguresForSafety, safetyWork, startConfiguration } from './experiment';
import { experimentDoors } from './experiment-doors';
import { createHosts, SmsUnavailable, systemRandom } from './hosts';
import { createHttpLender } from './lender';
import { readMasterKey } from './master-key';
import { openDatabase } from './open-database';
import { ensureFirstGuard, ensureFirstOperator } from './operator';
import { type Clock, systemClock } from './platform/clock';
import type { Database } from './platform/database';
import { createIds } from './platform/ids';
import { createLogger, type Logger } from './platform/logger';
import { createMetrics } from './platform/metrics';
import type { Platform } from './platform/platform';
import { createVault } from './platform/vault';
import { startWorker } from './platform/worker';
import { productFrom } from './product.config';
import { createRouter } from './router';
import { closeServer, listen } from './serve';
import { findCallers } from './session';
import { withheldPeople } from './withheld-people';
import { startWork } from './work';

export interface StartOptions {
  clock?: Clock;
  logger?: Logger;
  /** Told one sentence at a time, for a person who waits. */
  onProgress?(sentence: string): void;
  /** The stand-ins of the outside world, in the sandbox only. */
  sandbox?: Router;
  sites?: { phone: string; console: string };
}

export interface RunningBff {
  url: string;
  stop(): Promise<void>;
}

// Beside src when run from source, beside dist when built: the same files either way.
const room = join(__dirname, '..');

/** From configuration to a serving process: database, work, delivery, web. `stop` undoes it in reverse. */
export async function startBff(config: Config, options: StartOptions = {}): Promise<RunningBff> {
  const logger = options.logger ?? createLogger({ level: config.LOG_LEVEL });
  const database = await openDatabase(config, join(room, 'migrations'), logger, options.onProgress);
  const platform = await createPlatform(config, database.db, logger, options.clock ?? systemClock);
  await openConsole(platform, config);
  await ensureAccounts(platform, config.AD_ACCOUNTS);

  const server = createServer();
  const port = await listen(server, config.PORT, config.LISTEN_ADDRESS);
  const url = config.PUBLIC_URL ?? `http://127.0.0.1:${port}`;

  const hosts = createHosts(config, { clock: systemClock, random: systemRandom });
  const outside = { lender: lenderFrom(config), paymentDesks: hosts.paymentDesk };
  const work = startWork(platform, outside, {
    reconciliationHour: config.RECONCILIATION_HOUR,
    botRules: config.TRAFFIC_BOT_RULES,
    compliance: { caps: config.RATE_CAPS },
  });
  const toSubscribers = createHttpTransport(
    createEndpointAgent({
      allowPrivate: config.SUBSCRIBER_ALLOW_PRIVATE,
      connectTimeoutMs: config.SUBSCRIBER_TIMEOUT_MS,
      keptConnections: 16,
    }),
  );
  const delivery = await startDelivery(
    platform,
    { ...config, publicUrl: url },
    {
      suppressions: withheldPeople,
      takeInside: createFeedIntake(platform, { source: config.DELIVERY_SOURCE, publicUrl: url }),
      sendRequestFor: ({ account }) =>
        account.platformAccountId.startsWith('sub_') ? toSubscribers.sendRequest : undefined,
    },
  );
  const behaviour = collectDoor(platform, {
    findCallers: (tokens) => findCallers(platform.db, tokens, 'usage_analysis', platform.clock.now()),
    origins: [new URL(url).origin, ...(config.COLLECT_ORIGINS ?? [])],
  });
  const sidecar = startSidecar(platform, config);
  const experimentFigures = new FiguresKeeper(sidecar);
  const results = experimentResults(experimentFigures, platform);
  const safety = startWorker(safetyWork(platform, figuresForSafety(results)), logger);
  const experiments = startConfiguration(platform.db, logger);
  const router = createRouter({
    ...outside,
    ...experimentDoors(platform, url, { caps: config.RATE_CAPS }, results),
    experimentFigures,
    sidecar,
    variantsOf: (know) => assignInTime(platform, experiments.configuration, know),
    subscribers: subscriberParts({
      allowPrivate: config.SUBSCRIBER_ALLOW_PRIVATE,
      timeoutMs: config.SUBSCRIBER_TIMEOUT_MS,
      publicUrl: url,
    }),
    hosts: hosts.host,
    sms: { sender: hosts.smsSender ?? noSms, maxPerAddress: config.SMS_MAX_PER_ADDRESS },
    faceCheckers: hosts.faceChecker,
    wakeDecisions: work.wakeDecisions,
    wakePayouts: work.wakePayouts,
    wake: work.wakePayments,
  });

  let stopping = false;
  const app = createApp({
    platform,
    router,
    doors: createDoors(platform, outside, work, sidecar),
    sandbox: options.sandbox,
    sites: options.sites ?? {
      phone: join(room, '../miniapp/dist/h5'),
      console: join(room, 'console/dist'),
    },
    trustedProxies: config.TRUSTED_PROXIES,
    maxCallsPerMinute: config.MAX_CALLS_PER_MINUTE,
    metricsToken: config.METRICS_TOKEN,
    isStopping: () => stopping,
  });
  server.on('request', (request, response) => {
    if (!behaviour.take(request, response)) app(request, response);
  });

  return {
    url,
    async stop() {
      stopping = true;
      await closeServer(server);
      await work.stop();
      await delivery.stop();
      await toSubscribers.close();
      await behaviour.stop();
      // Together: the watcher may be waiting for a question that the copy then withdraws.
      await Promise.all([safety.stop(), sidecar.stop()]);
      await experiments.stop();
      await database.close();
    },
  };
}

async function createPlatform(config: Config, db: Database, logger: Logger, clock: Clock): Promise<Platform> {
  return {
    db,
    clock,
    logger,
    ids: createIds(clock),
    vault: createVault(await readMasterKey(config)),
    metrics: createMetrics(),
    product: productFrom(config),
  };
}

async function openConsole(platform: Platform, config: Config): Promise<void> {
  const { CONSOLE_FIRST_OPERATOR: signInName, CONSOLE_FIRST_PASSWORD: password } = config;
  if (signInName && password) await ensureFirstOperator(platform, { signInName, password });
  const { CONSOLE_FIRST_GUARD: guard, CONSOLE_FIRST_GUARD_PASSWORD: guardPassword } = config;
  if (guard && guardPassword)
    await ensureFirstGuard(platform, { signInName: guard, password: guardPassword });
}

const lenderFrom = (config: Config) =>
  createHttpLender({
    baseUrl: config.LENDER_API_URL,
    token: config.LENDER_API_TOKEN,
    signingSecret: config.LENDER_SIGNING_SECRET,
    noticeSecrets: config.LENDER_NOTICE_SECRET,
    timeoutMs: config.LENDER_TIMEOUT_MS,
  });

/** What is given and what is counted must both be split as it was drawn. */
const figuresForSafety =
  ({ alarmsOf }: ExperimentResultsDoor): FiguresForSafety =>
  async (asked) => {
    const { guardrails, split, asOf } = await alarmsOf(asked);
    return { guardrails, splits: [split.ofAssigned, split.ofExposed], asOf };
  };

const noSms = {
  send: () => Promise.reject(new SmsUnavailable('no SMS vendor is configured')),
};
