export { collectHandler, type CollectOptions } from './behaviour.http';
export { behaviourOfPerson, type BehaviourView } from './behaviour.queries';
