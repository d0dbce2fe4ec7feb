export { appendFact, factChannel, laneCount, type NewFact } from './outbox';
