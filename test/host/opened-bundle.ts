import { AppLifecycle } from './app-lifecycle';
import { AppManifest } from './bundle/app-manifest';
import { ModuleLoader } from './bundle/module-loader';
import { ScriptModules } from './bundle/script-modules';
import type { LaunchMiniProgramOptions } from './launch-options';
import type { Listeners } from './listeners';
import { Navigation } from './navigation';
import type { PendingWork } from './pending-work';
import { platformShapes } from './platform';
import type { Realm } from './realm/realm';
import { TemplateFiles } from './template/template-files';
import { ComponentFiles } from './view/component-files';
import { PageFactory } from './view/page-factory';
import { Registry } from './view/registry';

export interface OpenedBundle {
  readonly registry: Registry;
  readonly navigation: Navigation;
  readonly lifecycle: AppLifecycle;
}

interface Surroundings {
  readonly realm: Realm;
  readonly work: PendingWork;
  readonly listeners: Listeners;
  readonly onError: (error: unknown) => void;
}

/** Reads a build folder and makes ready what turns its files into an app and its pages. */
export function openBundle(options: LaunchMiniProgramOptions, around: Surroundings): OpenedBundle {
  const { bundle, platform } = options;
  const { realm, work, listeners, onError } = around;
  const copy = <Value>(value: Value): Value => realm.copy(value);
  const shape = platformShapes[platform];
  const manifest = AppManifest.read(bundle);
  const loader = new ModuleLoader(bundle, manifest, realm);
  const registry = new Registry((name) => loader.load(name));
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
  return { registry, navigation, lifecycle };
}
