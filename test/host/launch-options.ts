import type { Arrival } from './app-lifecycle';
import type { DeviceProfile } from './device-profile';
import type { HostAnswers } from './host-answers';
import type { HostNetwork } from './host-network';
import type { HostStorage } from './host-storage';
import type { HostPlatform } from './platform';
import type { CodeGeneration } from './realm/realm';

export interface LaunchMiniProgramOptions {
  readonly platform: HostPlatform;
  /** The build folder: the one with app.json in it. */
  readonly bundle: string;
  readonly launch?: Arrival;
  /** Pass the same object again to launch after a kill with what the app had stored. */
  readonly storage?: HostStorage;
  readonly network?: HostNetwork;
  readonly device?: Partial<DeviceProfile>;
  readonly answers?: Partial<HostAnswers>;
  /** An origin that takes the place of every request's own, or a function from url to url. */
  readonly requestBase?: string | ((url: string) => string);
  readonly codeGeneration?: CodeGeneration;
  /** How long the app may keep working after one event before the host calls it restless. */
  readonly settleLimitMs?: number;
}

export function requestDestination(base: LaunchMiniProgramOptions['requestBase']): (url: string) => string {
  if (base === undefined) return (url) => url;
  if (typeof base === 'function') return base;
  return (url) => base.replace(/\/$/, '') + url.replace(/^https?:\/\/[^/?#]+/, '');
}
