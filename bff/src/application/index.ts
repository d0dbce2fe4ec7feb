export { type ApplicationDoors, applicationRouter } from './application.router';
export { readCurrentApplication, type ApplicationView } from './application.queries';
export { type BankCard, findBoundCard, findCard } from './bank-card.store';
export { applyDecision } from './decision.actions';
export { decisionWork } from './decision.worker';
