export { assignInTime, type AssignGround, peek, type Visit } from './assign';
export { ExperimentConfiguration, startConfiguration } from './configuration';
