export { appendFact, factChannel, laneCount, laneOfSql, type NewFact } from './outbox';
