import base from './jest.config.mjs';

const product = base.projects.find(({ displayName }) => displayName === 'product');

export default {
  ...product,
  displayName: 'bench',
  testMatch: ['**/test/bench/*.bench.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
