import base, { testTimeout } from './jest.config.mjs';

const product = base.projects.find(({ displayName }) => displayName === 'product');

export default {
  ...product,
  testTimeout,
  displayName: 'journeys',
  testMatch: ['**/test/journeys/*.test.ts', '**/test/chromium/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
