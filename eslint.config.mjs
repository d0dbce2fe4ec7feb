import js from '@eslint/js';
import typescript from 'typescript-eslint';
import { houseImports } from './scripts/lint/house-imports.mjs';

export default typescript.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '.build/',
      '.data/',
      'test/screenshots/',
      'test/host/fixtures/',
    ],
  },
  js.configs.recommended,
  ...typescript.configs.recommended,
  {
    plugins: { house: { rules: { imports: houseImports } } },
    rules: {
      'house/imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Chinese prose sets full-width spaces on purpose.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }],
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // The environment is read in one place and passed on as parsed configuration.
    files: ['bff/src/**/*.ts'],
    ignores: ['bff/src/main.ts', '**/*.test.ts', 'bff/src/platform/database/embedded/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Take it from the configuration.' },
      ],
    },
  },
  {
    // The templates' own language compares loosely, so its interpreter must.
    files: ['test/host/template/evaluate.ts'],
    rules: { eqeqeq: 'off' },
  },
  {
    // Host globals have one room of their own.
    files: ['miniapp/src/**/*.{ts,tsx}'],
    ignores: ['miniapp/src/host/**', '**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-globals': ['error', 'wx', 'tt', 'window', 'document', 'localStorage', 'fetch'] },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        window: 'readonly',
        document: 'readonly',
        fetch: 'readonly',
        EventSource: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        Buffer: 'readonly',
        __dirname: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
