export { accountRouter } from './accounts/account.router';
export { deliveryConfig } from './delivery.config';
export {
  deliveriesOfPerson,
  type DeliveryView,
  latestDeliveries,
  type SinkSummary,
  summarizeSinks,
} from './delivery.queries';
export { deliveryRouter } from './delivery.router';
export { releaseParked } from './release-parked';
export { type Delivery, type DeliveryConfig, startDelivery } from './start-delivery';
