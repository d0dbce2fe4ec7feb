import { judgeImport } from '../../scripts/lint/house-imports.mjs';

const judge = (fromPath: string, source: string, typeOnly = false) =>
  judgeImport({ fromPath, source, typeOnly });

test('shared imports nothing of ours', () => {
  expect(judge('shared/src/money/index.ts', '../../../bff/src/platform/clock')).toMatch('may not import');
  expect(judge('shared/src/money/index.ts', '../calendar')).toBeNull();
});

test('the phone knows the type of the router and nothing else of the BFF', () => {
  expect(judge('miniapp/src/api/client.ts', '@loudou/bff/router', true)).toBeNull();
  expect(judge('miniapp/src/api/client.ts', '@loudou/bff/router')).toMatch('only as a type');
  expect(judge('miniapp/src/api/client.ts', '../../../bff/src/platform/errors', true)).toMatch(
    'may not import',
  );
});

test('lending never imports delivery, and nobody imports analytics', () => {
  expect(judge('bff/src/loan/draw.actions.ts', '../delivery')).toMatch('may not import');
  expect(judge('bff/src/delivery/dispatcher.ts', '../analytics')).toMatch('may not import');
});

test('a module is entered through its index', () => {
  expect(judge('bff/src/consent/consent.store.ts', '../identity')).toBeNull();
  expect(judge('bff/src/consent/consent.store.ts', '../identity/identity.store')).toMatch('index.ts');
});

test('platform knows no module', () => {
  expect(judge('bff/src/platform/outbox/outbox.ts', '../../identity')).toMatch('may not import');
});

test('components are looks only', () => {
  expect(judge('miniapp/src/components/button/button.tsx', '../../api')).toMatch('may not import');
  expect(judge('miniapp/src/pages/entry/landing/index.tsx', '../../../components/button')).toBeNull();
});

test('nobody imports test but tests and the scripts', () => {
  expect(judge('bff/src/start.ts', '../../test/sandbox')).toMatch('may not import');
  expect(judge('scripts/start.ts', '../test/sandbox')).toBeNull();
  expect(judge('bff/src/loan/draw.test.ts', '../../../test/database')).toBeNull();
});
