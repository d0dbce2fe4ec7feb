import type { ConfigOf } from '../platform/config';
import { factChannel } from '../platform/outbox';
import type { Platform } from '../platform/platform';
import type { WorkingAccount } from './accounts/account.store';
import type { deliveryConfig } from './delivery.config';
import { type DispatcherOptions, startDispatcher } from './dispatch/dispatcher';
import { createHttpTransport } from './transport/http-transport';
import { MarketingCoreSecrets, MarketingCoreSettings } from './sinks/marketing-core/settings';

export type DeliveryConfig = ConfigOf<typeof deliveryConfig>;

export interface Delivery {
  /** Something changed that facts or rows may wait for. */
  wake(): void;
  stop(): Promise<void>;
}

/** The receiver that is set up by the environment. */
const coreAccountId = 'marketing_core';

export type DeliveryParts = Pick<DispatcherOptions, 'suppressions' | 'takeInside' | 'sendRequestFor'>;

/** Plans and sends whatever the ledger owes, for every account; rows of receivers that are not set up wait. */
export async function startDelivery(
  platform: Platform,
  config: DeliveryConfig & { publicUrl: string },
  parts: DeliveryParts = {},
): Promise<Delivery> {
  const core = coreFromEnvironment(config);
  const names = { source: config.DELIVERY_SOURCE, publicUrl: config.publicUrl };
  const named = (working: WorkingAccount): WorkingAccount =>
    working.definition.adPlatform === null
      ? { ...working, settings: { ...(working.settings as object), ...names } }
      : working;
  const transport = createHttpTransport();
  const dispatcher = startDispatcher({
    platform,
    sendRequest: transport.sendRequest,
    adjust: (working) => (working.account.accountId === coreAccountId ? core(working) : named(working)),
    ...parts,
  });
  const listener = await platform.db.listen(factChannel, dispatcher.wake, {
    onReconnected: dispatcher.wake,
  });
  let stopped: Promise<void> | null = null;
  async function stop(): Promise<void> {
    await listener.stop();
    await dispatcher.stop();
    await transport.close();
  }
  return { wake: dispatcher.wake, stop: () => (stopped ??= stop()) };
}

function coreFromEnvironment(config: DeliveryConfig & { publicUrl: string }) {
  const { MARKETING_CORE_URL: url, MARKETING_CORE_SECRET: secret } = config;
  if (url && !secret) {
    throw new Error('MARKETING_CORE_SECRET is missing: MARKETING_CORE_URL needs it to sign');
  }
  const settings = MarketingCoreSettings.parse({
    endpoint: url ?? '',
    source: config.DELIVERY_SOURCE,
    publicUrl: config.publicUrl,
  });
  const secrets = url && secret ? MarketingCoreSecrets.parse({ live: [secret] }) : null;
  return (working: WorkingAccount): WorkingAccount => ({
    ...working,
    setup: { ...working.setup, timeoutMs: config.MARKETING_CORE_TIMEOUT_MS, unknownWaitSeconds: 0 },
    settings,
    secrets,
  });
}
