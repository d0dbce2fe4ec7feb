import { type EnterOptions, parseEntry } from '@loudou/shared/entry';
import { newId } from '@loudou/shared/ids';
import { useSyncExternalStore } from 'react';
import { api, keepSessionToken, renewSessionBy } from '../../api';
import { hostName, idSource, logIn, readStored, tryWriteStored } from '../../host';
import { awaitVariants, goWithoutVariants, takeVariants } from '../experiment';
import { noteShare, setTrackingPermission, shareAs } from '../tracking';
import { Arrivals } from './arrivals';
import { ownDeviceId } from './device-id';
import { SessionOpening } from './session-opening';
import { type Decisions, SessionStore, type SessionState } from './session-store';

const placeAt = (key: string) => ({
  read: () => readStored(key),
  write: (text: string) => tryWriteStored(key, text),
});

const arrivals = new Arrivals({ ...placeAt('arrivals'), newArrivalId: () => newId('key', idSource) });
const store = new SessionStore(placeAt('session-snapshot'));
const opening = new SessionOpening({
  arrivals,
  store,
  host: hostName,
  deviceId: ownDeviceId,
  logIn,
  open: (input) => api.session.open.mutate(input),
  keepToken: keepSessionToken,
  takeVariants,
  goWithoutVariants,
});

renewSessionBy(opening.open);

function tellTracking({ decisions, touchId }: SessionState): void {
  shareAs(touchId);
  const decision = decisions.usage_analysis;
  if (decision === undefined) setTrackingPermission('unknown');
  else setTrackingPermission(decision === 'granted' ? 'granted' : 'refused');
}

/** The app was started. `options` is null when the person only came back from a page we sent them to. */
export function startSession(options: EnterOptions | null): Promise<boolean> {
  store.subscribe(tellTracking);
  tellTracking(store.current());
  if (options) arrive(options, 'cold');
  awaitVariants();
  return opening.open();
}

/** The app came to the front again: a new click is a new arrival, anything else is the same visit. */
export async function continueSession(options: EnterOptions): Promise<boolean> {
  return arrive(options, 'hot') ? opening.open() : store.current().ready;
}

function arrive(options: EnterOptions, mode: 'cold' | 'hot'): boolean {
  const isNew = arrivals.note(options, mode);
  if (isNew) noteShare(parseEntry(options).raw);
  return isNew;
}

/** What the person has just decided, before the BFF is next asked for it. */
export function noteDecisions(decisions: Decisions): void {
  store.change({ decisions: { ...store.current().decisions, ...decisions } });
}

export interface Session extends SessionState {
  /** Asks again who this is: after a sign-in, or when the first opening failed. */
  reopen: () => Promise<boolean>;
}

export function useSession(): Session {
  const state = useSyncExternalStore(store.subscribe, store.current, store.current);
  return { ...state, reopen: opening.open };
}

export const currentSession = store.current;
