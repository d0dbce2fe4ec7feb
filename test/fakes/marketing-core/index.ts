export type { ReceivedEvent } from './event-checks';
export type { InboxCounts, InboxEntry } from './inbox';
export {
  createFakeMarketingCore,
  type FakeMarketingCore,
  type FakeMarketingCoreOptions,
} from './marketing-core';
export type { Behaviour, Misbehaviour } from './misbehaviour';
