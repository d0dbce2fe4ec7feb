export { reconciliationRouter } from './reconciliation.router';
