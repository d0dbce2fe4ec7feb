import { availableParallelism } from 'node:os';
import base, { testTimeout } from './jest.config.mjs';

const product = base.projects.find(({ displayName }) => displayName === 'product');

export default {
  ...product,
  testTimeout,
  // A browser waits more than it computes: two find enough to do on two cores.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  displayName: 'journeys',
  testMatch: ['**/test/journeys/*.test.ts', '**/test/chromium/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
