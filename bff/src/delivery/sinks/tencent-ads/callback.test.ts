import fc from 'fast-check';
import type { OutgoingRow } from '../sink-definition';
import { toCallbackAction, writeCallback } from './callback';
import { maskRequest } from './mask';
import { callback, callbackSettings, context, grade, row, secrets } from './tencent-ads.test-support';

// Thousands of runs, on a machine that may be busy.
jest.setTimeout(60_000);

const withParameters = (parameters: Record<string, string[]>): OutgoingRow => ({
  ...row('CREDIT', { grade: grade('A') }),
  click: { ...row('CREDIT').click!, parameters },
});

function requestOf(outgoing: OutgoingRow, change: object = {}) {
  const settings = callbackSettings(change);
  const mapped = toCallbackAction(outgoing, settings);
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return writeCallback([mapped.message], context(settings));
}

const refusalOf = (parameters: Record<string, string[]>, change: object = {}) =>
  toCallbackAction(withParameters(parameters), callbackSettings(change));

test('one action goes to the address of its click as that came, with the token in the header', () => {
  const request = requestOf(row('CREDIT', { grade: grade('A') }));
  expect(request.url).toBe(callback);
  expect(request.headers).toMatchObject({
    'access-token': secrets.accessToken,
    timestamp: '1795320000',
    nonce: '0123456789abcdef0123456789abcdef',
  });
  const body = JSON.parse(request.body!) as { actions: unknown[] };
  expect(Object.keys(body)).toEqual(['actions']);
  expect(body.actions).toEqual([expect.objectContaining({ action_param: { credit_level: 1 } })]);
  expect(body.actions[0]).not.toHaveProperty('trace');
});

test('an address over plain http is used without the token: nobody on the way learns it', () => {
  const plain = 'http://tracking.e.qq.com/conv?cb=xXx&conv_id=1';
  const request = requestOf(withParameters({ callback: [plain] }));
  expect(request.url).toBe(plain);
  expect(request.headers).toEqual({ 'content-type': 'application/json' });
});

test('callback and conversion id as two parameters make the documented address', () => {
  const request = requestOf(withParameters({ cb: ['a+b/c='], conv_id: ['123'] }));
  expect(request.url).toBe('https://api.e.qq.com/v3.0/user_actions/add?cb=a%2Bb%2Fc%3D&conv_id=123');
});

test.each([
  ['no_callback', {}],
  ['no_callback', { cb: ['__CALLBACK__'], conv_id: ['1'] }],
  ['no_callback', { cb: ['x'] }],
  ['callback_malformed', { callback: ['http://'] }],
  ['callback_malformed', { callback: [`https://api.e.qq.com/conv?cb=${'x'.repeat(5_000)}&conv_id=1`] }],
  ['callback_incomplete', { callback: ['https://api.e.qq.com/conv?cb=x'] }],
  ['callback_with_credentials', { callback: ['https://api.e.qq.com/conv?cb=x&conv_id=1&access_token=y'] }],
  ...[
    'https://evil.example/conv?cb=x&conv_id=1',
    'https://api.e.qq.com.evil.example/conv?cb=x&conv_id=1',
    'https://api.e.qq.com@evil.example/conv?cb=x&conv_id=1',
    'https://user:pw@api.e.qq.com/conv?cb=x&conv_id=1',
    'https://evil.example\\@api.e.qq.com/conv?cb=x&conv_id=1',
    'https://api.e.qq.com:8443/conv?cb=x&conv_id=1',
    'http://api.e.qq.com/conv?cb=x&conv_id=1',
    'https://api.e.qq.com/v3.0/adgroups/delete?cb=x&conv_id=1',
    'https://api.e.qq.com/conv/../v3.0/adgroups/delete?cb=x&conv_id=1',
    'http://127.0.0.1:9200/conv?cb=x&conv_id=1',
    'http://169.254.169.254/latest/meta-data?cb=x&conv_id=1',
    'http://[::1]/conv?cb=x&conv_id=1',
  ].map((address): [string, Record<string, string[]>] => [
    'callback_address_not_known',
    { callback: [address] },
  ]),
])('%s: %j', (refusal, parameters) => {
  expect(refusalOf(parameters as Record<string, string[]>)).toEqual({ refusal });
});

test('a stand-in’s address is used only where the account names it, with its port and path', () => {
  const change = { moreCallbackAddresses: ['http://127.0.0.1:4010/fake/conv'] };
  const there = 'http://127.0.0.1:4010/fake/conv?cb=x&conv_id=1';
  expect(requestOf(withParameters({ callback: [there] }), change).headers).toHaveProperty('access-token');
  expect(refusalOf({ callback: [there] })).toEqual({ refusal: 'callback_address_not_known' });
  const elsewhere = there.replace('/fake/conv', '/fake/other');
  expect(refusalOf({ callback: [elsewhere] }, change)).toEqual({ refusal: 'callback_address_not_known' });
});

test('property: whatever a launch link says, we send to no place but the platform’s', () => {
  const allowed = new Set([
    'https://api.e.qq.com/v3.0/user_actions/add',
    'https://api.e.qq.com/conv',
    'https://tracking.e.qq.com/conv',
    'http://tracking.e.qq.com/conv',
  ]);
  const host = fc.oneof(
    fc.constantFrom('api.e.qq.com', 'tracking.e.qq.com', 'evil.example', '127.0.0.1', 'API.E.QQ.COM', ''),
    fc.webAuthority({ withUserInfo: true, withPort: true, withIPv4: true, withIPv6: true }),
    fc.string(),
  );
  const path = fc.oneof(
    fc.constantFrom('/conv', '/v3.0/user_actions/add', '/conv/', '//conv', '/conv/%2e%2e/x'),
    fc.webPath(),
  );
  const address = fc
    .tuple(
      fc.constantFrom('https://', 'http://', 'HTTPS://', 'https:/\\', 'ftp://', ''),
      host,
      path,
      fc.constantFrom('?cb=x&conv_id=1', '?cb=x&conv_id=1#@evil', '', '?cb=x&conv_id=1&timestamp=0'),
    )
    .map((parts) => parts.join(''));
  let sent = 0;
  fc.assert(
    fc.property(fc.oneof(address, fc.webUrl(), fc.string()), fc.string(), fc.string(), (text, cb, conv) => {
      const mapped = toCallbackAction(
        withParameters({ callback: [text], cb: [cb], conv_id: [conv] }),
        callbackSettings(),
      );
      if ('refusal' in mapped) return;
      sent += 1;
      const { origin, pathname, protocol } = new URL(mapped.message.url);
      expect(allowed.has(`${origin}${pathname}`)).toBe(true);
      expect(mapped.message.takesCredentials).toBe(protocol === 'https:');
    }),
    { numRuns: 5_000 },
  );
  expect(sent).toBeGreaterThan(50);
});

test('the ledger shows where it went, and neither callback nor account', () => {
  const shown = maskRequest(requestOf(row('CREDIT')));
  expect(shown).toContain('https://api.e.qq.com/v3.0/user_actions/add?cb=xXx+xX');
  expect(shown).toContain('conv_id=10532');
  expect(shown).not.toContain('Qy8LmN');
  expect(shown).not.toContain(secrets.accessToken);
});
