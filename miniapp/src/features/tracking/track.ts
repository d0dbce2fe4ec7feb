import type { BehaviourName, BehaviourProperties } from '@loudou/shared/catalogue';
import { newId } from '@loudou/shared/ids';
import { idSource, nowMs, onAppHide, readStored, removeStored, tryWriteStored } from '../../host';
import { behaviourVersion } from './catalogue-figures';
import { EventQueue } from './event-queue';
import { sendBatch } from './send-batch';
import { type Permission, Tracker } from './tracker';

const queueKey = 'behaviour-queue';

const queue = new EventQueue({
  read: () => readStored(queueKey),
  write: (text) => tryWriteStored(queueKey, text),
  remove: () => removeStored(queueKey),
});

const tracker = new Tracker({
  queue,
  send: sendBatch,
  after: (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
});

let page = 'app';

/** Which page events belong to from now on. Returns the one before. */
export function enterPage(name: string): string {
  const before = page;
  page = name;
  return before;
}

/** Notes what the person saw or did, in the words of the catalogue. Never throws and never waits. */
export function track<Name extends BehaviourName>(
  name: Name,
  properties: BehaviourProperties<Name>,
  onPage: string = page,
): void {
  tracker.take({
    eventId: newId('behaviour', idSource),
    name,
    version: behaviourVersion(name),
    occurredAtMs: nowMs(),
    page: onPage,
    properties: { ...properties },
  });
}

/** `usage_analysis` as it stands. The first answer also decides what becomes of the events before it. */
export function setTrackingPermission(permission: Permission): void {
  tracker.setPermission(permission);
}

/** Sends what waits whenever the app goes to the background: it may never come back. */
export function startTracking(): () => void {
  return onAppHide(() => void tracker.flush());
}
