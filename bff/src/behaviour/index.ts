export { behaviourConfig } from './behaviour.config';
export { collectDoor, type CollectDoor } from './behaviour.http';
export { behaviourOfPerson, type BehaviourView } from './behaviour.queries';
export { behaviourRouter } from './behaviour.router';
export { behaviourUpkeepWork } from './behaviour-upkeep.work';
