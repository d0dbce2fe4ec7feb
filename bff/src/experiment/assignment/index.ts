export { assignInTime, type AssignGround, peek, type Visit } from './assign';
export { compileFeatures } from './compile.rules';
export { ExperimentConfiguration, startConfiguration } from './configuration';
export type { AtWork } from './running.store';
export { VariantProvider } from './variant-provider';
