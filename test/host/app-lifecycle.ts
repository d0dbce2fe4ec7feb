import type { HostPlatform } from './platform';
import { platformShapes } from './platform';
import { parseQuery } from './route-url';
import type { Listeners } from './listeners';
import type { Navigation } from './navigation';
import type { Definition } from './view/registry';

// The host's own words to itself, which no `off` of the app can take away.
export const HIDDEN = 'host:hidden';
export const SHOWN = 'host:shown';

/** How a person arrives: by an ad, a share, the list of mini-programs. */
export interface Arrival {
  readonly path?: string;
  /** Given as the hosts give it: an object, or the text after the question mark. */
  readonly query?: Record<string, string> | string;
  readonly scene?: number | string;
  readonly referrerInfo?: { readonly appId?: string; readonly extraData?: Record<string, unknown> };
}

export interface EnterOptions {
  readonly path: string;
  readonly query: Record<string, string>;
  readonly scene: number | string;
  readonly referrerInfo: Record<string, unknown>;
  readonly shareTicket?: string;
}

export interface AppLifecycleParts {
  readonly platform: HostPlatform;
  readonly entryPage: string;
  readonly launch: Arrival;
  readonly listeners: Listeners;
  readonly navigation: Navigation;
  readonly copy: <Value>(value: Value) => Value;
  readonly loadApp: () => Definition;
  readonly needsApp: (route: string) => boolean;
  readonly onError: (error: unknown) => void;
}

/** Launch, show and hide of the whole app; launch options stay those of the cold start, enter options move. */
export class AppLifecycle {
  readonly launchOptions: EnterOptions;
  enterOptions: EnterOptions;
  isVisible = false;
  app: Definition | undefined;

  constructor(private readonly parts: AppLifecycleParts) {
    this.launchOptions = this.completed(parts.launch);
    this.enterOptions = this.launchOptions;
  }

  launch(): void {
    this.isVisible = true;
    this.startAppFor(this.launchOptions.path);
    this.parts.navigation.reLaunch(urlOf(this.launchOptions));
  }

  /** An app opened in an independent subpackage starts itself when the first other page opens. */
  startAppFor(route: string): void {
    if (this.app || !this.parts.needsApp(route)) return;
    this.app = this.parts.loadApp();
    this.call('onLaunch', this.launchOptions);
    this.call('onShow', this.enterOptions);
  }

  hide(): void {
    if (!this.isVisible) return;
    this.isVisible = false;
    this.parts.navigation.current?.live('onHide');
    this.call('onHide', {});
    this.parts.listeners.emit(HIDDEN, undefined);
    this.parts.listeners.emit('AppHide', this.parts.copy({}));
  }

  /** A hot start by a link with a path opens that page anew; without one the person returns where they were. */
  show(arrival: Arrival): void {
    if (this.isVisible) this.hide();
    this.isVisible = true;
    this.parts.listeners.emit(SHOWN, undefined);
    const current = this.parts.navigation.current;
    this.enterOptions = this.completed({ path: current?.route, ...arrival });
    this.call('onShow', this.enterOptions);
    this.parts.listeners.emit('AppShow', this.parts.copy(this.enterOptions));
    if (arrival.path === undefined) current?.live('onShow');
    else this.parts.navigation.reLaunch(urlOf(this.enterOptions));
  }

  private call(moment: 'onLaunch' | 'onShow' | 'onHide', options: unknown): void {
    const run = this.app?.[moment];
    if (typeof run !== 'function') return;
    try {
      run.call(this.app, this.parts.copy(options));
    } catch (error) {
      this.parts.onError(error);
    }
  }

  private completed({ path, query, scene, referrerInfo }: Arrival): EnterOptions {
    const [address = '', addressQuery = ''] = (path ?? this.parts.entryPage).replace(/^\//, '').split('?');
    const given = typeof query === 'string' ? parseQuery(query) : (query ?? {});
    return {
      path: address,
      query: { ...parseQuery(addressQuery), ...given },
      scene: scene ?? platformShapes[this.parts.platform].organicScene,
      referrerInfo: { ...referrerInfo },
    };
  }
}

function urlOf({ path, query }: EnterOptions): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return `/${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}
