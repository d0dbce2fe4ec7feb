/**
 * What the phone saw and did. Behaviour is counted, may come late and never becomes a conversion; it is
 * kept only while the person agrees to `usage_analysis`.
 */
export {
  behaviours,
  type BehaviourName,
  type BehaviourProperties,
  findBehaviour,
  maxShareDepth,
} from './behaviours';
export { BehaviourBatch, behaviourBounds, BehaviourEvent, type CollectAnswer } from './behaviour-batch';
