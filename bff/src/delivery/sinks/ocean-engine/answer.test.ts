import { readConversionAnswer } from './answer';
import { toConversion } from './mapping';
import { outgoing } from './ocean-engine.fixture';
import { OceanEngineSettings } from './settings';

function read(answer: { status?: number; headers?: Record<string, string>; body?: string }, settings = {}) {
  const mapped = toConversion(outgoing(), OceanEngineSettings.parse(settings));
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return readConversionAnswer({ status: 200, headers: {}, body: '', ...answer }, [mapped.message])[0];
}
const withCode = (code: unknown) => ({ body: JSON.stringify({ code, message: 'x' }) });

test('only code 0 in the body is a success', () => {
  expect(read(withCode(0))).toEqual({ verdict: 'accepted' });
  expect(read({ status: 500, ...withCode(0) })).toEqual({ verdict: 'later', cause: 'http_500' });
});

test.each([
  [40_001, 'code_40001'],
  [-1, 'code_minus_1'],
  [1, 'code_1'],
])('code %i refuses the row', (code, cause) => {
  expect(read(withCode(code))).toEqual({ verdict: 'rejected', cause });
});

test('a busy platform is asked again, after the pause that it names', () => {
  expect(read({ headers: { 'retry-after': '30' }, ...withCode(40_100) })).toEqual({
    verdict: 'later',
    cause: 'code_40100',
    retryAfterMs: 30_000,
  });
  expect(read(withCode(7), { retryableCodes: [7] })).toEqual({ verdict: 'later', cause: 'code_7' });
});

test('a code about the authorisation stops the account and refuses no row', () => {
  expect(read(withCode(40_105))).toEqual({ verdict: 'account_at_fault', cause: 'code_40105' });
});

test.each([
  ['accepted', { verdict: 'accepted' }],
  ['rejected', { verdict: 'rejected', cause: 'code_128' }],
  ['unknown', { verdict: 'unknown', cause: 'code_128' }],
])('code 128 counts as %s where the account says so', (code128, verdict) => {
  expect(read(withCode(128), { code128 })).toEqual(verdict);
});

test.each(['', '<html>', 'null', '[]', '{}', '{"code":"0"}', '{"code":null}', '{"code":0.5}', '{"code":0'])(
  'the body %j leaves the row unknown',
  (body) => {
    expect(read({ body })).toEqual({ verdict: 'unknown', cause: 'unreadable_body' });
  },
);
