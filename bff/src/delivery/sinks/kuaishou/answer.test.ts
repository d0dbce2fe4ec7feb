import { readActivateAnswer } from './answer';
import { outgoing } from './kuaishou.fixture';
import { toActivate } from './mapping';
import { KuaishouSettings } from './settings';

function read(answer: { status?: number; headers?: Record<string, string>; body?: string }, settings = {}) {
  const mapped = toActivate(outgoing(), KuaishouSettings.parse(settings));
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return readActivateAnswer({ status: 200, headers: {}, body: '', ...answer }, [mapped.message])[0];
}

test('only result 1 in the body is a success', () => {
  expect(read({ body: '{"result":1}' })).toEqual({ verdict: 'accepted' });
  expect(read({ status: 503, body: '{"result":1}' })).toEqual({ verdict: 'later', cause: 'http_503' });
});

test.each([
  ['{"result":0}', 'result_0'],
  ['{"result":-3,"error_msg":"x"}', 'result_minus_3'],
  ['{"result":200}', 'result_200'],
])('%s refuses the row', (body, cause) => {
  expect(read({ body })).toEqual({ verdict: 'rejected', cause });
});

test('results that the account knows better are read as it says', () => {
  const settings = { retryableResults: [-3], accountFaultResults: [-4] };
  expect(read({ body: '{"result":-3}', headers: { 'retry-after': '5' } }, settings)).toEqual({
    verdict: 'later',
    cause: 'result_minus_3',
    retryAfterMs: 5_000,
  });
  expect(read({ body: '{"result":-4}' }, settings)).toEqual({
    verdict: 'account_at_fault',
    cause: 'result_minus_4',
  });
});

test.each(['', 'success', 'null', '[1]', '{}', '{"result":"1"}', '{"result":true}', '{"result":1'])(
  'the body %j leaves the row unknown',
  (body) => {
    expect(read({ body })).toEqual({ verdict: 'unknown', cause: 'unreadable_body' });
  },
);
