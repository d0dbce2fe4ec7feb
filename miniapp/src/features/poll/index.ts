export { type Polling, usePolling } from './poll';
