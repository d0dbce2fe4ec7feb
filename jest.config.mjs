import { availableParallelism } from 'node:os';

// Each room is a project of its own, so that `jest --selectProjects bff` tells which room is meant.
const transform = {
  '^.+\\.(t|j)sx?$|^.+\\.mjs$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
      module: { type: 'commonjs' },
    },
  ],
};

const shared = {
  transform,
  transformIgnorePatterns: ['/node_modules/(?!.*(@trpc|ulid|standardwebhooks))'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
};

const node = (displayName, roots, extra = {}) => ({
  ...shared,
  displayName,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  ...extra,
});

/** A limit for what hangs: how long a thing takes is never asserted, so a slow machine fails no test. */
export const testTimeout = 60_000;

export default {
  testTimeout,
  // The clusters and bundles of the suites share the machine: more workers than this only make them wait. They wait
  // for these more than they compute, so three find enough to do on two cores.
  maxWorkers: Math.max(3, Math.floor(0.75 * availableParallelism())),
  projects: [
    node('shared', ['shared/src']),
    node('bff', ['bff/src'], {
      globalSetup: '<rootDir>/test/database/global-setup.ts',
      globalTeardown: '<rootDir>/test/database/global-teardown.ts',
    }),
    node('product', ['test'], {
      globalSetup: '<rootDir>/test/database/global-setup.ts',
      globalTeardown: '<rootDir>/test/database/global-teardown.ts',
      testPathIgnorePatterns: ['/node_modules/', '/test/chromium/'],
    }),
    {
      ...shared,
      displayName: 'miniapp',
      roots: ['<rootDir>/miniapp/src'],
      testEnvironment: 'jsdom',
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      setupFilesAfterEnv: ['<rootDir>/miniapp/test-setup.ts'],
      moduleNameMapper: {
        '^@tarojs/components$': '<rootDir>/miniapp/test-doubles/components.tsx',
        '^@tarojs/taro$': '<rootDir>/miniapp/test-doubles/taro.ts',
        '\\.(scss|css)$': '<rootDir>/miniapp/test-doubles/style.ts',
      },
    },
    {
      ...shared,
      displayName: 'console',
      roots: ['<rootDir>/bff/console/src'],
      testEnvironment: 'jsdom',
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
    },
  ],
};
