export { importAndCompare } from './import-and-compare.actions';
export { reconciliationConfig } from './reconciliation.config';
export { receiptsDoor } from './reconciliation.http';
export { reconciliationRouter } from './reconciliation.router';
export { reconciliationWork } from './reconciliation.worker';
export { runReconciliation } from './run-reconciliation.actions';
export { accountStanding, type AccountStanding } from './standing.queries';
