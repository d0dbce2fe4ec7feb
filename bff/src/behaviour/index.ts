export { behaviourDoor, type BehaviourDoor } from './behaviour.http';
export { behaviourOfPerson, type BehaviourView } from './behaviour.queries';
export { behaviourUpkeepWork } from './behaviour-upkeep.work';
