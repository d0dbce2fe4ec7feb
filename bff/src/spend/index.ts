export type { SpendTrial } from './spend.actions';
export { spendDoor } from './spend.http';
export type { SpendImport } from './spend.queries';
export { spendRouter } from './spend.router';
