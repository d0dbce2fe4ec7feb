import fc from 'fast-check';
import { maskRequest } from './mask';
import { probeSet, readProbe } from './probe';
import { TencentAdsSecrets } from './settings';
import { context, now, secrets, settings } from './tencent-ads.test-support';
import { readRenewal, renewToken } from './token';

// Thousands of runs, on a machine that may be busy.
jest.setTimeout(60_000);

const endsIn = (seconds: number) => ({
  ...context(settings()),
  secrets: { ...secrets, accessTokenExpiresAt: new Date(now.getTime() + seconds * 1_000).toISOString() },
});

const answer = (body: unknown, status = 200) => ({ status, headers: {}, body: JSON.stringify(body) });

test('a token is renewed in its last ten minutes, and after', () => {
  expect(renewToken(endsIn(601))).toBeNull();
  expect(renewToken(endsIn(600))).not.toBeNull();
  expect(renewToken(endsIn(-1))).not.toBeNull();
});

test('a token of unknown age is renewed before its first use', () => {
  const fresh = { clientId: '1', clientSecret: 's', refreshToken: 'r' };
  const given = TencentAdsSecrets.parse(fresh);
  expect(renewToken({ ...context(settings()), secrets: given })).not.toBeNull();
});

test.each(['clientId', 'clientSecret', 'refreshToken'])(
  'without %s there is nothing to renew with',
  (name) => {
    expect(renewToken({ ...endsIn(-1), secrets: { ...endsIn(-1).secrets, [name]: '' } })).toBeNull();
  },
);

test('the renewal is asked for as the platform’s door wants it', () => {
  const request = renewToken(endsIn(0))!;
  expect(request.method).toBe('GET');
  expect(request.url).toBe(
    'https://api.e.qq.com/oauth/token?client_id=1111234567&client_secret=zT8rWq41LmPxY6cV' +
      '&grant_type=refresh_token&refresh_token=7b90e2d1c4f84c2b9a3e55d0168fbe77',
  );
  const shown = maskRequest(request);
  expect(shown).not.toContain(secrets.clientSecret);
  expect(shown).not.toContain(secrets.refreshToken);
});

test('a new token comes with its end, and the refresh token stays unless another comes', () => {
  const data = { access_token: 'new', access_token_expires_in: 86_400 };
  expect(readRenewal(answer({ code: 0, data }), secrets, now)).toEqual({
    secrets: { ...secrets, accessToken: 'new', accessTokenExpiresAt: '2026-11-23T04:00:00.000Z' },
  });
  const rotated = readRenewal(answer({ code: 0, data: { ...data, refresh_token: 'next' } }), secrets, now);
  expect(rotated).toMatchObject({ secrets: { refreshToken: 'next' } });
});

test.each([
  ['renewal_code_11012', answer({ code: 11012, message: secrets.refreshToken })],
  ['renewal_http_503', answer({}, 503)],
  ['renewal_unreadable', { status: 200, headers: {}, body: 'ok' }],
  ['renewal_incomplete', answer({ code: 0, data: { access_token: 'new' } })],
  ['renewal_incomplete', answer({ code: 0, data: null })],
  ['renewal_incomplete', answer({ code: 0, data: { access_token: '', access_token_expires_in: 1 } })],
  ['renewal_incomplete', answer({ code: 0, data: { access_token: 'x', access_token_expires_in: -1 } })],
])('%s leaves the secrets as they are', (cause, given) => {
  expect(readRenewal(given, secrets, now)).toEqual({ cause });
});

test('property: whatever a renewal brings is a set of secrets that the account accepts', () => {
  const data = fc.dictionary(
    fc.constantFrom('access_token', 'refresh_token', 'access_token_expires_in'),
    fc.oneof(fc.string(), fc.double(), fc.integer(), fc.anything()),
  );
  fc.assert(
    fc.property(data, (brought) => {
      const result = readRenewal(
        answer({ code: 0, data: JSON.parse(safeJson(brought)) as unknown }),
        secrets,
        now,
      );
      if ('secrets' in result) expect(TencentAdsSecrets.safeParse(result.secrets).error).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return 'null';
  }
}

test('the probe only reads, and tells apart what is not known from what is not ours', () => {
  const request = probeSet(context(settings({ credentials: 'header_hyphen' })));
  expect(request.method).toBe('GET');
  expect(new URL(request.url).pathname).toBe('/v3.0/user_action_sets/get');
  expect(readProbe(answer({ code: 0, data: { list: [{ user_action_set_id: 1 }] } }))).toEqual({ ok: true });
  expect(readProbe(answer({ code: 0, data: { list: [] } }))).toEqual({
    ok: false,
    cause: 'data_source_not_found',
  });
  expect(readProbe(answer({ code: 11002 }))).toEqual({ ok: false, cause: 'code_11002' });
  expect(readProbe(answer({}, 502))).toEqual({ ok: false, cause: 'http_502' });
});
