import { systemClock } from '../platform/clock';
import type { ConfigOf } from '../platform/config';
import { factChannel } from '../platform/outbox';
import type { Platform } from '../platform/platform';
import type { deliveryConfig } from './delivery.config';
import { startDispatcher } from './dispatcher';
import type { Sink } from './sink';
import { createMarketingCoreSink } from './sinks/marketing-core';

export type DeliveryConfig = ConfigOf<typeof deliveryConfig>;

export interface Delivery {
  stop(): Promise<void>;
}

/** Starts a dispatcher for every sink that is configured; facts for the others wait in their lanes. */
export async function startDelivery(
  platform: Platform,
  config: DeliveryConfig & { publicUrl: string },
): Promise<Delivery> {
  const dispatchers = configuredSinks(config).map((sink) => startDispatcher(platform, sink));
  const wakeAll = () => dispatchers.forEach((dispatcher) => dispatcher.wake());
  const listener = await platform.db.listen(factChannel, wakeAll, { onReconnected: wakeAll });
  return {
    async stop() {
      await listener.stop();
      await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()));
    },
  };
}

function configuredSinks(config: DeliveryConfig & { publicUrl: string }): Sink[] {
  const { MARKETING_CORE_URL: url, MARKETING_CORE_SECRET: secret } = config;
  if (!url) return [];
  if (!secret) throw new Error('MARKETING_CORE_SECRET is missing: MARKETING_CORE_URL needs it to sign');
  const marketingCore = createMarketingCoreSink({
    url,
    secret,
    timeoutMs: config.MARKETING_CORE_TIMEOUT_MS,
    source: config.DELIVERY_SOURCE,
    publicUrl: config.publicUrl,
    // The receiver checks the signature's time against the world's, whatever day our own clock plays.
    clock: systemClock,
  });
  return [marketingCore];
}
