import { baidu } from './baidu';
import { coreFeed } from './core-feed';
import { kuaishou } from './kuaishou';
import { marketingCore } from './marketing-core';
import { oceanEngine } from './ocean-engine';
import type { SinkDefinition } from './sink-definition';
import { tencentAds, tencentAdsCallback } from './tencent-ads';

const definitions = [marketingCore, coreFeed, oceanEngine, tencentAds, tencentAdsCallback, kuaishou, baidu];

/** Every kind of receiver there is; an account names one of them. */
export const sinkDefinitions: ReadonlyMap<string, SinkDefinition> = new Map(
  definitions.map((definition) => [definition.name, definition as unknown as SinkDefinition]),
);

export const findSink = (name: string): SinkDefinition | undefined => sinkDefinitions.get(name);
