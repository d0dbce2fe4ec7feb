import type { BehaviourName, BehaviourProperties } from '@loudou/shared/catalogue';
import { newId } from '@loudou/shared/ids';
import { timeCallsBy } from '../../api';
import {
  idSource,
  nowMs,
  onAppHide,
  random,
  readStored,
  removeStored,
  tryWriteStored,
  watchDeeds,
} from '../../host';
import { behaviourVersion } from './catalogue-figures';
import { type NewEvent, openQueue } from './event-queue';
import { pageViewsWith } from './page-views';
import { sendBatch } from './send-batch';
import { createTracker, type Permission } from './tracker';

const queueKey = 'behaviour-queue';

/** Of all calls this share is timed: a page that asks again and again would otherwise fill the queue. */
const timedCallShare = 0.25;

const after = (delayMs: number, work: () => void) => {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
};

const tracker = createTracker({
  queue: openQueue({
    read: () => readStored(queueKey),
    write: (text) => tryWriteStored(queueKey, text),
    remove: () => removeStored(queueKey),
  }),
  send: sendBatch,
  newVisitId: () => newId('visit', idSource),
  tellDropped: (events) => eventOf('events_dropped', { events }, pageViews.page()),
  random,
  after,
});

export const pageViews = pageViewsWith({
  nowMs,
  track: (name, properties, page) => tracker.take(eventOf(name, properties, page)),
  soon: (work) => after(0, work),
});

function eventOf<Name extends BehaviourName>(
  name: Name,
  properties: BehaviourProperties<Name>,
  page: string,
): NewEvent {
  return {
    eventId: newId('behaviour', idSource),
    name,
    version: behaviourVersion(name),
    occurredAtMs: nowMs(),
    page,
    properties: { ...properties },
  };
}

/** Notes what the person saw or did, in the words of the catalogue. Never throws and never waits. */
export function track<Name extends BehaviourName>(name: Name, properties: BehaviourProperties<Name>): void {
  tracker.take(eventOf(name, properties, pageViews.page()));
}

let permission: Permission = 'unknown';

export const isTracking = (): boolean => permission === 'granted';

/** `usage_analysis` as it stands. The first answer also decides what becomes of the events before it. */
export function setTrackingPermission(given: Permission): void {
  permission = given;
  tracker.setPermission(given);
}

/** Sends what waits, while it is still clear in whose name: before the person signs out. */
export const sendTracked = (): Promise<void> => tracker.flush();

/**
 * Notes what no page has to tell. Whenever the app goes to the background, the page counts as left and a part of
 * what waits is sent: it may never come back.
 */
export function startTracking(): () => void {
  timeCallsBy(({ operation, durationMs, outcome }) => {
    if (outcome !== 'ok') pageViews.noteError(outcome);
    if (random() < timedCallShare) track('request_timed', { operation, durationMs, outcome });
  });
  const stopDeeds = watchDeeds(() => pageViews.noteDeed());
  const stopHide = onAppHide(() => {
    pageViews.end();
    void tracker.flushOnce();
  });
  return () => {
    stopDeeds();
    stopHide();
  };
}
