export { isMarkedSql } from './marked.sql';
export { trafficConfig } from './traffic.config';
export type { MarkView, TrafficOverview } from './traffic.queries';
export { trafficRouter } from './traffic.router';
export { type TrafficMark, trafficMarks } from './traffic.rules';
export { insertRuleMarks } from './traffic.store';
export { trafficWork } from './traffic.work';
export { withheldTraffic } from './withhold-marked';
