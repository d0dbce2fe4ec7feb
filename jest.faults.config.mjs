import base, { testTimeout } from './jest.config.mjs';

const product = base.projects.find(({ displayName }) => displayName === 'product');

process.env.FAULT_JOURNEYS ??= '200';
process.env.LAB_RUNS ??= '10000';
process.env.COLLECT_KILLS ??= '20';
process.env.LAB_OUTAGE_ROWS ??= '200000';
process.env.TRUTH_EVENTS ??= '1000000';
process.env.TRUTH_PEOPLE ??= '3000';
process.env.TRUTH_DAYS ??= '14';
process.env.TRUTH_PROCESSES ??= '2';

export default { ...product, testTimeout, displayName: 'faults', testMatch: ['**/test/faults/*.test.ts'] };
