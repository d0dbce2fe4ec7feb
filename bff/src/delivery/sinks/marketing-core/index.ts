export { createMarketingCoreSink, type MarketingCoreOptions } from './send';
