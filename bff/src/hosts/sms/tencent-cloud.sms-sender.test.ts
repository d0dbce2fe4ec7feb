import { type HostsBench, openHostsBench } from '../../../../test/fakes/wechat/hosts-bench';
import type { SmsSender } from '../hosts.port';

const PHONE = '13700137000';
const message = {
  phone: PHONE,
  template: 'login_code',
  parameters: ['482913', '5'],
  reference: 'ref-1',
} as const;
let bench: HostsBench;

beforeEach(async () => {
  bench = await openHostsBench();
});
afterEach(() => bench.close());

function senderWith(changes: Record<string, string> = {}): SmsSender {
  const sender = bench.adapters(changes).smsSender;
  if (!sender) throw new Error('SMS is not configured');
  return sender;
}

const send = (changes: Partial<typeof message> | { parameters: string[] } = {}, settings = {}) =>
  senderWith(settings).send({ ...message, parameters: [...message.parameters], ...changes } as Parameters<
    SmsSender['send']
  >[0]);

test('a code arrives at the number, and the vendor tells its own id', async () => {
  await expect(send()).resolves.toEqual({ vendor: 'tencent_cloud', messageId: expect.stringMatching(/.+/) });
  expect(bench.fakes.sms.inbox(PHONE)).toMatchObject([{ code: '482913', parameters: ['482913', '5'] }]);
});

test('a number with its country code is left as it is', async () => {
  await send({ phone: `+86${PHONE}` } as never);
  expect(bench.fakes.sms.inbox(PHONE)).toHaveLength(1);
});

test('a number that the vendor refuses is refused under its own code, without the number', async () => {
  bench.fakes.sms.refuseNumber(PHONE, 'LimitExceeded.PhoneNumberDailyLimit');
  const attempt = send();
  await expect(attempt).rejects.toMatchObject({
    name: 'SmsRefused',
    vendorCode: 'LimitExceeded.PhoneNumberDailyLimit',
  });
  await expect(attempt).rejects.toThrow(/^(?!.*1370013)/);
});

test.each([
  ['a malformed number', { phone: '12345' }, {}, 'InvalidParameterValue.IncorrectPhoneNumber'],
  [
    'parameters that do not fit the template',
    { parameters: ['482913'] },
    {},
    'FailedOperation.TemplateIncorrectOrUnapproved',
  ],
  [
    'an unapproved signature',
    {},
    { SMS_SIGN_NAME: '别家' },
    'FailedOperation.SignatureIncorrectOrUnapproved',
  ],
  [
    'an unknown template',
    {},
    { SMS_LOGIN_CODE_TEMPLATE_ID: '1' },
    'FailedOperation.TemplateIncorrectOrUnapproved',
  ],
  ['an unknown application', {}, { SMS_APP_ID: '1' }, 'InvalidParameterValue.SdkAppIdNotExist'],
  ['a wrong key', {}, { TENCENT_CLOUD_SECRET_KEY: 'wrong' }, 'AuthFailure.SignatureFailure'],
  ['an unknown key id', {}, { TENCENT_CLOUD_SECRET_ID: 'AKIDwrong' }, 'AuthFailure.SecretIdNotFound'],
])('%s is refused', async (_what, change, settings, vendorCode) => {
  await expect(send(change as never, settings)).rejects.toMatchObject({ name: 'SmsRefused', vendorCode });
  expect(bench.fakes.sms.inbox(PHONE)).toHaveLength(0);
});

test.each([
  ['an outage', { kind: 'down', status: 503 }],
  ['a cut line', { kind: 'cut' }],
  ['nonsense', { kind: 'answer', body: { Response: { RequestId: 'x' } } }],
  [
    'its own trouble',
    {
      kind: 'answer',
      body: { Response: { Error: { Code: 'InternalError.Timeout', Message: '' }, RequestId: 'x' } },
    },
  ],
  [
    'its rate limit',
    {
      kind: 'answer',
      body: { Response: { Error: { Code: 'RequestLimitExceeded', Message: '' }, RequestId: 'x' } },
    },
  ],
] as const)('%s of the vendor means unavailable', async (_what, fault) => {
  bench.fakes.sms.faults.plan({ fault });
  await expect(send()).rejects.toMatchObject({ name: 'SmsUnavailable' });
});

test('a clock more than five minutes off is refused', async () => {
  await bench.close();
  bench = await openHostsBench({ platformsAheadMs: 310_000 });
  await expect(send()).rejects.toMatchObject({
    name: 'SmsRefused',
    vendorCode: 'AuthFailure.SignatureExpire',
  });
});

test('a slow vendor is given up in time', async () => {
  bench.fakes.sms.faults.plan({ fault: { kind: 'slow', delayMs: 2_000 } });
  await expect(send({}, { SMS_TIMEOUT_MS: '150' })).rejects.toMatchObject({ name: 'SmsUnavailable' });
});
