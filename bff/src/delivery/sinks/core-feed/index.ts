import { z } from 'zod';
import { marketingCore } from '../marketing-core';
import type { EventMessage } from '../marketing-core/mapping';
import type { MarketingCoreSettings } from '../marketing-core/settings';
import type { SinkDefinition } from '../sink-definition';

/** A feed that a subscriber fetches from: the events of the marketing core, put into our own table instead of sent. */
export const coreFeed: SinkDefinition<MarketingCoreSettings, object, EventMessage> = {
  ...marketingCore,
  name: 'core_feed',
  title: { zh: '取数通道', en: 'Feed' },
  secrets: z.object({}),
  write: () => {
    throw new Error('A feed is written to in the transaction of the ledger; nothing is sent');
  },
  read: (_answer, messages) => messages.map(() => ({ verdict: 'accepted' })),
  mask: () => '',
};
