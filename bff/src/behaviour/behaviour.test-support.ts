import type { BehaviourEvent } from '@loudou/shared/catalogue';
import { systemClock } from '../platform/clock';
import { createIds } from '../platform/ids';
import type { CallerSession } from '../platform/trpc';

export const ids = createIds(systemClock);

export function makeEvent(change: Partial<BehaviourEvent> = {}): BehaviourEvent {
  return {
    eventId: ids.next('behaviour'),
    name: 'page_viewed',
    version: 1,
    occurredAtMs: Date.UTC(2026, 10, 22, 4),
    sequence: 1,
    page: 'entry/landing',
    properties: { fromPage: 'entry' },
    ...change,
  };
}

export function makeSession(): CallerSession {
  return {
    sessionId: ids.next('session'),
    personId: ids.next('person'),
    deviceId: ids.next('device'),
    host: 'weapp',
    registered: false,
    touchId: ids.next('touch'),
  };
}
