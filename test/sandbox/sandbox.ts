import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Router } from 'express';
import { createFakeLender, createLenderDesk, type LenderDelays } from '../fakes/lender';
import { createFakeMarketingCore } from '../fakes/marketing-core';
import { createFakeHosts, fakeHostsEnvironment } from '../fakes/wechat';
import { createAdPlatforms } from './ad-platforms';
import { hostDoors } from './host-doors';

export interface SandboxOptions {
  clock: { now(): Date; nowMs(): number };
  /** The lender's business time, where it is another than the machine's. */
  lenderClock?: { now(): Date };
  /** Where the stand-ins are reached, and where the BFF takes their notices; asked late, since ports are. */
  sandboxUrl(): string;
  bffUrl(): string;
  /** Where books and inbox outlive the process; without it they live as long as it does. */
  dataDir?: string;
  marketingCoreSecret?: string;
  /** How many events the core's inbox keeps to be looked at. */
  maxCoreEntries?: number;
  lenderDelays?: Partial<LenderDelays>;
}

export type Sandbox = ReturnType<typeof createSandbox>;

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** The whole outside world of Loudou, so that it runs with no account anywhere: hosts, SMS, payment, lender, marketing core, ad platforms. */
export function createSandbox(options: SandboxOptions) {
  const { clock } = options;
  const lenderSecrets = {
    token: randomBytes(24).toString('base64url'),
    signingSecret: newSecret(),
    noticeSecret: newSecret(),
  };
  const coreSecret = options.marketingCoreSecret ?? newSecret();
  const hosts = createFakeHosts({ clock });
  const lender = createFakeLender({
    clock: options.lenderClock ?? clock,
    secrets: lenderSecrets,
    noticeUrl: () => `${options.bffUrl()}/webhooks/lender`,
    delays: options.lenderDelays,
    booksFile: options.dataDir && join(options.dataDir, 'lender-books.json'),
  });
  const core = createFakeMarketingCore({
    secret: coreSecret,
    clock,
    maxEntries: options.maxCoreEntries,
    file: options.dataDir && join(options.dataDir, 'core-inbox.jsonl'),
  });

  const platforms = createAdPlatforms({
    clock,
    wechatAppId: hosts.wechat.environment('').WECHAT_APP_ID!,
    dataDir: options.dataDir,
  });

  const router = Router();
  router.use('/sandbox/platforms', platforms.router);
  router.use('/sandbox/outside/hosts', hosts.router);
  router.use('/sandbox/outside/lender', lender.router);
  router.use('/sandbox/core', core.router);
  router.use('/sandbox/lender', createLenderDesk(lender));
  router.use('/sandbox/hosts', hostDoors(hosts));

  const environment = (): Record<string, string> => ({
    ...fakeHostsEnvironment(hosts, {
      baseUrl: `${options.sandboxUrl()}/sandbox/outside/hosts`,
      notifyUrl: `${options.bffUrl()}/webhooks/wechat-pay`,
    }),
    WECHAT_FACE_CHECK: 'on',
    LENDER_API_URL: `${options.sandboxUrl()}/sandbox/outside/lender`,
    LENDER_API_TOKEN: lenderSecrets.token,
    LENDER_SIGNING_SECRET: lenderSecrets.signingSecret,
    LENDER_NOTICE_SECRET: lenderSecrets.noticeSecret,
    MARKETING_CORE_URL: `${options.sandboxUrl()}/sandbox/core/events`,
    MARKETING_CORE_SECRET: coreSecret,
    SUBSCRIBER_ALLOW_PRIVATE: 'true',
    AD_ACCOUNTS: JSON.stringify(platforms.accounts(`${options.sandboxUrl()}/sandbox/platforms`)),
  });

  return {
    router,
    environment,
    hosts,
    lender,
    core,
    platforms,
    close() {
      lender.close();
      core.close();
    },
  };
}
