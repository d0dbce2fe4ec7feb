import { behaviourConfig } from './behaviour';
import { sidecarConfig } from './analytics';
import { accountsConfig, deliveryConfig } from './delivery';
import { complianceConfig } from './experiment';
import { hostsConfig } from './hosts';
import { lenderConfig } from './lender';
import { operatorConfig } from './operator';
import { type ConfigOf, loadConfig, platformConfig } from './platform/config';
import { productConfig } from './product.config';
import { reconciliationConfig } from './reconciliation';
import { sessionConfig } from './session';
import { subscriberConfig } from './subscriber';
import { trafficConfig } from './traffic';

/** Every value that the environment may set, each described by the module that uses it. */
export const configFields = {
  ...platformConfig,
  ...productConfig,
  ...sessionConfig,
  ...behaviourConfig,
  ...lenderConfig,
  ...hostsConfig,
  ...deliveryConfig,
  ...accountsConfig,
  ...operatorConfig,
  ...reconciliationConfig,
  ...subscriberConfig,
  ...trafficConfig,
  ...sidecarConfig,
  ...complianceConfig,
};

export type Config = ConfigOf<typeof configFields>;

export const readConfig = (environment: Record<string, string | undefined>): Config =>
  loadConfig(configFields, environment);
