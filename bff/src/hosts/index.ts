/** What the other modules may call. */
export * from './hosts.port';
export { hostsConfig, type HostsConfig } from './hosts.config';
export { createHosts, type Hosts } from './hosts.start';
export { type AdapterDependencies, type RandomSource, systemRandom } from './wire/adapter-dependencies';
