export type { ConfigField, ConfigFields, ConfigOf } from './define';
export { ConfigProblems, loadConfig } from './load';
export { platformConfig } from './platform.config';
