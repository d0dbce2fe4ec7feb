import { Webhook } from 'standardwebhooks';
import { verifiedMessageId } from './signature';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const otherSecret = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const now = new Date('2026-11-22T04:00:00Z');
const minuteMs = 60_000;

function message(change: { body?: string; at?: Date; by?: string; id?: string; signature?: string } = {}) {
  const { body = '{"a":1}', at = now, by = secret, id = 'msg_00000001' } = change;
  return {
    body: Buffer.from(body),
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': change.signature ?? new Webhook(by).sign(id, at, body),
    },
  };
}
const judge = (signed: ReturnType<typeof message>, secrets = [secret]) => {
  try {
    return verifiedMessageId(signed, secrets, now);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('what was signed just now with a live secret is known by its id', () => {
  expect(judge(message())).toBe('msg_00000001');
  expect(judge(message({ by: otherSecret }), [secret, otherSecret])).toBe('msg_00000001');
});

test('one good signature among several is enough', () => {
  const good = new Webhook(secret).sign('msg_00000001', now, '{"a":1}');
  expect(judge(message({ signature: `v1,${'A'.repeat(43)}= ${good}` }))).toBe('msg_00000001');
});

test.each([
  ['another secret', message({ by: otherSecret }), 'signature_invalid'],
  ['another body', { ...message(), body: Buffer.from('{"a":2}') }, 'signature_invalid'],
  [
    'another id',
    { ...message(), headers: { ...message().headers, 'webhook-id': 'msg_00000002' } },
    'signature_invalid',
  ],
  ['no signature', message({ signature: '' }), 'signature_invalid'],
  ['a signature of another kind', message({ signature: 'v1a,AAAA' }), 'signature_invalid'],
  ['six minutes ago', message({ at: new Date(now.getTime() - 6 * minuteMs) }), 'timestamp_outside'],
  ['in six minutes', message({ at: new Date(now.getTime() + 6 * minuteMs) }), 'timestamp_outside'],
])('%s is refused', (_what, signed, code) => {
  expect(judge(signed)).toBe(code);
});

test('without a live secret nothing is believed', () => {
  expect(judge(message(), [])).toBe('signature_invalid');
});
