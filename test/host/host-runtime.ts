import { AppLifecycle } from './app-lifecycle';
import type { ApiHost } from './apis/api-host';
import { hostApis } from './apis/index';
import type { RequestRecord } from './apis/request';
import { BACKGROUND_REQUEST_LIMIT_MS, RequestQueue } from './apis/request-queue';
import { AppManifest } from './bundle/app-manifest';
import { ModuleLoader } from './bundle/module-loader';
import { ScriptModules } from './bundle/script-modules';
import { deviceProfile } from './device-profile';
import { cautiousAnswers } from './host-answers';
import { HostNetwork } from './host-network';
import { HostScreen } from './host-screen';
import { HostStorage } from './host-storage';
import { type LaunchMiniProgramOptions, requestDestination } from './launch-options';
import { Listeners } from './listeners';
import { Navigation } from './navigation';
import { PendingWork } from './pending-work';
import { platformShapes } from './platform';
import { HostClock } from './realm/host-clock';
import { HostConsole } from './realm/host-console';
import { Realm } from './realm/realm';
import { HostTimers } from './realm/timers';
import { TemplateFiles } from './template/template-files';
import { ComponentFiles } from './view/component-files';
import { PageFactory } from './view/page-factory';
import { Registry } from './view/registry';
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
  const { platform, bundle } = options;
  const shape = platformShapes[platform];
  const console = new HostConsole();
  const onError = (error: unknown) => {
    console.record('error', error);
    listeners.emit('Error', error instanceof Error ? `${error.message}\n${error.stack}` : String(error));
  };
  const listeners = new Listeners((error) => console.record('error', error));
  const clock = new HostClock();
  const timers = new HostTimers(clock, onError);
  const codeGeneration = options.codeGeneration ?? 'refused-by-engine';
  const realm = new Realm({ clock, timers, console, codeGeneration });
  const work = new PendingWork();
  const network = options.network ?? new HostNetwork();
  const manifest = AppManifest.read(bundle);
  const loader = new ModuleLoader(bundle, manifest, realm);
  const registry = new Registry((name) => loader.load(name));
  const copy = <Value>(value: Value): Value => realm.copy(value);
  const pages = new PageFactory({
    shape,
    files: new TemplateFiles(bundle, shape, new ScriptModules(bundle)),
    componentFiles: new ComponentFiles(bundle, manifest.usingComponents),
    registry,
    windowTitle: manifest.windowTitle,
    copy,
    later: (run) => work.later('render', run),
    onError,
  });
  const navigation: Navigation = new Navigation(manifest, (target) => {
    lifecycle.startAppFor(target.route);
    return pages.create(target);
  });
  const lifecycle: AppLifecycle = new AppLifecycle({
    platform,
    entryPage: manifest.entryPage,
    launch: options.launch ?? {},
    listeners,
    navigation,
    copy,
    onError,
    needsApp: (route) => !manifest.isIndependent(manifest.packageOf(route)),
    loadApp: () => {
      loader.load('app');
      if (!registry.app) throw new Error('app.js was loaded but did not call App()');
      return registry.app;
    },
  });
  const requests = new RequestQueue(network, work);
  const requestLog: RequestRecord[] = [];
  const host: ApiHost = {
    platform,
    realm,
    clock,
    timers,
    work,
    listeners,
    navigation,
    lifecycle,
    network,
    requests,
    onError,
    storage: options.storage ?? new HostStorage(),
    screen: new HostScreen(),
    visibility: new Visibility(),
    device: deviceProfile(platform, options.device),
    answers: { ...cautiousAnswers(), ...options.answers },
    session: { hasLoggedIn: false },
  };
  const apis = hostApis(host, { destination: requestDestination(options.requestBase), log: requestLog });
  const unknownNames = new Set<string>();
  realm.define({
    ...registry.asGlobals(),
    getApp: () => lifecycle.app,
    getCurrentPages: () => navigation.pages.map((page) => page.self),
    [shape.globalName]: noticingUnknown(apis, unknownNames),
  });
  const unwatch = network.watch(() =>
    listeners.emit('NetworkStatusChange', copy({ isConnected: network.isOnline, networkType: network.type })),
  );
  cutRequestsInBackground(host);
  return {
    ...host,
    console,
    requestLog,
    unknownApis: () => [...unknownNames].filter((name) => !(name in apis)),
    stop: () => {
      unwatch();
      work.stop();
      timers.stop();
      requests.cutAll('abort');
      navigation.closeAll();
    },
  };
}

// Reading an absent name gives undefined, as on the real host, so that probing works; calling it then throws.
function noticingUnknown(apis: Record<string, unknown>, unknown: Set<string>): Record<string, unknown> {
  return new Proxy(apis, {
    get: (target, name) => {
      if (typeof name === 'string' && !(name in target)) unknown.add(name);
      return Reflect.get(target, name);
    },
  });
}

function cutRequestsInBackground({ listeners, timers, requests }: ApiHost): void {
  let timer = 0;
  listeners.add('AppHide', () => {
    timer = timers.setTimeout(() => requests.interrupt(), BACKGROUND_REQUEST_LIMIT_MS);
  });
  listeners.add('AppShow', () => {
    timers.clear(timer);
    requests.resume();
  });
}
