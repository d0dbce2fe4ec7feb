export { type RecurringWork, startWorker, type Worker } from './worker';
