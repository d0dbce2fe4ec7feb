export { appendToFeed, type FeedEvent } from './feed.store';
export { createFeedIntake, type EventNames } from './feed-intake';
export { createEndpointAgent } from './endpoint-agent';
export { liveSecretsOf } from './key.store';
export { coreOpenApiDocument } from './openapi';
export { subscriberConfig } from './subscriber.config';
export { coreDoor, type CoreDoorOptions } from './subscriber.http';
export {
  createSubscriberRouter,
  type SubscriberParts,
  subscriberParts,
  subscriberRouter,
  type SubscriberSettings,
} from './subscriber.router';
export { subscriberWork } from './subscriber.worker';
export { suppressedPeople } from './suppression.store';
