import { HIDDEN, SHOWN } from './app-lifecycle';
import type { ApiHost, ApiTable } from './apis/api-host';
import { hostApis } from './apis/index';
import type { RequestRecord } from './apis/request';
import { BACKGROUND_REQUEST_LIMIT_MS, RequestQueue } from './apis/request-queue';
import { deviceProfile } from './device-profile';
import { cautiousAnswers } from './host-answers';
import { HostNetwork } from './host-network';
import { HostScreen } from './host-screen';
import { HostStorage } from './host-storage';
import { type LaunchMiniProgramOptions, requestDestination } from './launch-options';
import { Listeners } from './listeners';
import { type OpenedBundle, openBundle } from './opened-bundle';
import { PendingWork } from './pending-work';
import { platformShapes } from './platform';
import { HostClock } from './realm/host-clock';
import { HostConsole } from './realm/host-console';
import { Realm } from './realm/realm';
import { HostTimers } from './realm/timers';
import { Visibility } from './view/visibility';

export interface HostRuntime extends ApiHost {
  readonly console: HostConsole;
  readonly requestLog: RequestRecord[];
  /** Names the bundle asked of `wx` or `tt` that do not exist there. */
  unknownApis(): string[];
  stop(): void;
}

/** Puts the parts of one launch together; nothing of the bundle has run yet. */
export function assembleRuntime(options: LaunchMiniProgramOptions): HostRuntime {
  const console = new HostConsole();
  const listeners = new Listeners((error) => console.record('error', error));
  const onError = (error: unknown) => {
    console.record('error', error);
    listeners.emit('Error', error instanceof Error ? `${error.message}\n${error.stack}` : String(error));
  };
  const clock = new HostClock();
  const timers = new HostTimers(clock, onError);
  const codeGeneration = options.codeGeneration ?? 'refused-by-engine';
  const realm = new Realm({ clock, timers, console, codeGeneration });
  const work = new PendingWork();
  const network = options.network ?? new HostNetwork();
  const bundle = openBundle(options, { realm, work, listeners, onError });
  const host: ApiHost = {
    platform: options.platform,
    realm,
    clock,
    timers,
    work,
    listeners,
    network,
    onError,
    navigation: bundle.navigation,
    lifecycle: bundle.lifecycle,
    requests: new RequestQueue(network, work),
    storage: options.storage ?? new HostStorage(),
    screen: new HostScreen(),
    visibility: new Visibility(),
    device: deviceProfile(options.platform, options.device),
    answers: { ...cautiousAnswers(), ...options.answers },
    session: { hasLoggedIn: false },
  };
  const requestLog: RequestRecord[] = [];
  const apis = hostApis(host, { destination: requestDestination(options.requestBase), log: requestLog });
  const unknownNames = defineGlobals(host, bundle, apis);
  const stopTelling = tellNetworkChanges(host);
  cutRequestsInBackground(host);
  return {
    ...host,
    console,
    requestLog,
    unknownApis: () => [...unknownNames].filter((name) => !(name in apis)),
    stop: () => {
      stopTelling();
      work.stop();
      timers.stop();
      host.requests.cutAll('abort');
      host.navigation.closeAll();
    },
  };
}

/** Returns the names asked of `wx` or `tt` in vain, as they come. */
function defineGlobals(host: ApiHost, { registry }: OpenedBundle, apis: ApiTable): ReadonlySet<string> {
  const unknownNames = new Set<string>();
  // Reading an absent name gives undefined, as on the real host, so that probing works; calling it then throws.
  const noticing = new Proxy(apis, {
    get: (target, name) => {
      if (typeof name === 'string' && !(name in target)) unknownNames.add(name);
      return Reflect.get(target, name) as unknown;
    },
  });
  host.realm.define({
    ...registry.asGlobals(),
    getApp: () => host.lifecycle.app,
    getCurrentPages: () => host.navigation.pages.map((page) => page.self),
    [platformShapes[host.platform].globalName]: noticing,
  });
  return unknownNames;
}

function tellNetworkChanges({ network, listeners, realm }: ApiHost): () => void {
  return network.watch(() =>
    listeners.emit(
      'NetworkStatusChange',
      realm.copy({ isConnected: network.isOnline, networkType: network.type }),
    ),
  );
}

function cutRequestsInBackground({ listeners, timers, requests }: ApiHost): void {
  let timer = 0;
  listeners.add(HIDDEN, () => {
    timer = timers.setTimeout(() => requests.interrupt(), BACKGROUND_REQUEST_LIMIT_MS);
  });
  listeners.add(SHOWN, () => {
    timers.clear(timer);
    requests.resume();
  });
}
