import fc from 'fast-check';
import type { OutgoingRow } from '../sink-definition';
import { type ActionMessage, toClickAction } from './mapping';
import { maskRequest } from './mask';
import { bytesOfAction, writeActions } from './request';
import { context, hostAccount, now, row, secrets, settings } from './tencent-ads.test-support';
import { tencentAds } from './index';

// Thousands of runs, on a machine that may be busy.
jest.setTimeout(60_000);

function messageOf(outgoing: OutgoingRow, change: object = {}): ActionMessage {
  const mapped = toClickAction(outgoing, settings(change));
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return mapped.message;
}

test('a call names account and data source as numbers, and the time of the world in seconds', () => {
  const request = writeActions([messageOf(row('REGISTER')), messageOf(row('APPLY'))], context(settings()));
  expect(request).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
  expect(request.url).toBe(
    `https://api.e.qq.com/v3.0/user_actions/add?access_token=${secrets.accessToken}` +
      `&timestamp=${now.getTime() / 1_000}&nonce=0123456789abcdef0123456789abcdef`,
  );
  expect(JSON.parse(request.body!)).toMatchObject({
    account_id: 25_610,
    user_action_set_id: 1_200_542_894,
    actions: [{ action_type: 'REGISTER' }, { action_type: 'APPLY' }],
  });
});

test.each([
  ['header_hyphen', 'access-token'],
  ['header_underscore', 'access_token'],
])('with %s the token stands in the header %s and not in the address', (credentials, name) => {
  const request = writeActions([messageOf(row('REGISTER'))], context(settings({ credentials })));
  expect(request.url).toBe('https://api.e.qq.com/v3.0/user_actions/add');
  expect(request.headers).toMatchObject({ [name]: secrets.accessToken, timestamp: '1795320000' });
});

test('a stand-in may live under a path of its own', () => {
  const of = context(settings({ baseUrl: 'http://127.0.0.1:4010/fakes/tencent-ads/' }));
  expect(writeActions([messageOf(row('REGISTER'))], of).url).toMatch(
    /^http:\/\/127\.0\.0\.1:4010\/fakes\/tencent-ads\/v3\.0\/user_actions\/add\?/,
  );
});

test('the longest possible actions, as many as fit by their size, make a call of at most 50 KB', () => {
  const longest = messageOf(
    row('WITHDRAW_DEPOSITS', {
      externalId: 'x'.repeat(255),
      click: { ...row('WITHDRAW_DEPOSITS').click!, clickId: 'x'.repeat(64) },
      hostAccount: { appId: 'x'.repeat(64), openId: 'x'.repeat(64) },
      data: { amountFen: Number.MAX_SAFE_INTEGER },
    }),
    { channel: 'CHANNEL_TENCENT' },
  );
  const { maxRows, maxBytes } = tencentAds.batch;
  const fitting = Math.min(maxRows, Math.floor(maxBytes / bytesOfAction(longest)));
  const body = writeActions(
    Array.from({ length: fitting }, () => longest),
    context(settings({ accountId: '9'.repeat(15), userActionSetId: '9'.repeat(15) })),
  ).body!;
  expect(fitting).toBe(50);
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(50_000);
});

test('the sizes and the envelope add up to the body', () => {
  const messages = [messageOf(row('REGISTER')), messageOf(row('CREDIT')), messageOf(row('APPLY'))];
  const sum = messages.reduce((bytes, message) => bytes + bytesOfAction(message), 0);
  const body = writeActions(
    messages,
    context(settings({ accountId: '9'.repeat(15), userActionSetId: '9'.repeat(15) })),
  ).body!;
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(sum + 200);
});

test('what the ledger keeps shows enough to follow a row, and nothing to use', () => {
  const shown = maskRequest(writeActions([messageOf(row('APPLY'))], context(settings())));
  expect(shown).toContain(
    'POST https://api.e.qq.com/v3.0/user_actions/add?access_token=(hidden)&timestamp=1795320000',
  );
  expect(shown).toContain('"click_id":"wx0k3v…+12"');
  expect(shown).toContain('"wechat_openid":"(hidden)"');
  expect(shown).toContain(row('APPLY').externalId);
  expect(shown).not.toContain(hostAccount.openId);
});

test('property: no secret, account or whole click id survives, wherever it stood', () => {
  const token = fc.stringMatching(/^[0-9a-f]{32}$/);
  const id = fc.stringMatching(/^[A-Za-z0-9][\w-]{15,63}$/);
  fc.assert(
    fc.property(
      token,
      id,
      id,
      fc.constantFrom('query', 'header_hyphen', 'header_underscore'),
      (accessToken, click, openId, credentials) => {
        const outgoing = row('CREDIT', {
          externalId: 'dlv_1',
          click: { ...row('CREDIT').click!, clickId: click },
          hostAccount: { appId: 'wx1', openId },
        });
        const of = context(settings({ credentials }));
        const request = writeActions([messageOf(outgoing)], { ...of, secrets: { ...secrets, accessToken } });
        const shown = maskRequest(request);
        for (const kept of [accessToken, click, openId]) {
          expect(shown).not.toContain(kept);
          expect(shown).not.toContain(kept.slice(8));
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test('an account that is not set up yet is written all the same, so that a dry run can show it', () => {
  const empty = settings({ accountId: '', userActionSetId: '' });
  const mapped = toClickAction(row('APPLY'), empty);
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  expect(JSON.parse(writeActions([mapped.message], context(empty)).body!)).toMatchObject({ account_id: 0 });
});
