import type { AppLifecycle } from '../app-lifecycle';
import type { HostAnswers } from '../host-answers';
import type { DeviceProfile } from '../device-profile';
import type { Listeners } from '../listeners';
import type { Navigation } from '../navigation';
import type { PendingWork } from '../pending-work';
import type { HostPlatform } from '../platform';
import type { HostClock } from '../realm/host-clock';
import type { Realm } from '../realm/realm';
import type { HostTimers } from '../realm/timers';
import type { HostNetwork } from '../host-network';
import type { HostScreen } from '../host-screen';
import type { HostStorage } from '../host-storage';
import type { Visibility } from '../view/visibility';
import type { RequestQueue } from './request-queue';

/** What the host remembers of its own log-in while the app runs. */
export interface HostSession {
  hasLoggedIn: boolean;
}

/** What the APIs stand on. */
export interface ApiHost {
  readonly platform: HostPlatform;
  readonly realm: Realm;
  readonly clock: HostClock;
  readonly timers: HostTimers;
  readonly work: PendingWork;
  readonly listeners: Listeners;
  readonly navigation: Navigation;
  readonly lifecycle: AppLifecycle;
  readonly storage: HostStorage;
  readonly network: HostNetwork;
  readonly screen: HostScreen;
  readonly visibility: Visibility;
  readonly device: DeviceProfile;
  readonly answers: HostAnswers;
  readonly requests: RequestQueue;
  readonly session: HostSession;
  readonly onError: (error: unknown) => void;
}

export type ApiTable = Record<string, unknown>;
