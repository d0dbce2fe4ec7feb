import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { BoundedMap } from '../wechat/bounded-map';
import type { FakeClock } from '../wechat/fake-clock';
import { createFakeTencentCloud, newTencentCloudKeys, TencentCloudError } from './fake-tencent-cloud';
import type { TencentCloudKeys } from './tencent-cloud-signature';

const MAX_NUMBERS = 5_000;
const MAX_TEXTS_PER_NUMBER = 20;
/** The login template: the code, and its life in minutes. */
const LOGIN_CODE_PARAMETERS = 2;
const MAX_PARAMETER_LENGTH = 12;

export interface ReceivedText {
  code: string;
  parameters: string[];
  text: string;
  atMs: number;
}

export interface FakeSmsOptions {
  clock: FakeClock;
  wallClock?: FakeClock;
  keys?: TencentCloudKeys;
}

export type FakeSms = ReturnType<typeof createFakeSms>;

/** A stand-in of Tencent Cloud SMS; what it "sends" lands in `inbox`. */
export function createFakeSms({
  clock,
  wallClock = { nowMs: Date.now },
  keys = newTencentCloudKeys(),
}: FakeSmsOptions) {
  const application = { smsAppId: '1400006666', signName: '楼豆', loginCodeTemplateId: '2100001' };
  const inboxes = new BoundedMap<string, ReceivedText[]>(MAX_NUMBERS);
  const refusals = new BoundedMap<string, string>(MAX_NUMBERS);

  function sendSms(payload: Record<string, unknown>, request: Request): object {
    if (!request.get('x-tc-region')) throw new TencentCloudError('MissingParameter');
    const numbers = textsIn(payload.PhoneNumberSet);
    const parameters = textsIn(payload.TemplateParamSet);
    if (!numbers || numbers.length === 0 || numbers.length > 200 || !parameters)
      throw new TencentCloudError('InvalidParameter');
    if (payload.SmsSdkAppId !== application.smsAppId)
      throw new TencentCloudError('InvalidParameterValue.SdkAppIdNotExist');
    const context = typeof payload.SessionContext === 'string' ? payload.SessionContext : '';
    if (Buffer.byteLength(context) >= 512) throw new TencentCloudError('InvalidParameterValue');
    return { SendStatusSet: numbers.map((number) => statusOf(number, parameters, payload, context)) };
  }

  function statusOf(number: string, parameters: string[], payload: Record<string, unknown>, context: string) {
    const code = refusalOf(number, parameters, payload) ?? 'Ok';
    if (code === 'Ok') deliver(number, parameters);
    const sent = code === 'Ok';
    const serial = sent ? `${randomBytes(10).toString('hex')}:${Math.floor(clock.nowMs() / 1_000)}` : '';
    return {
      SerialNo: serial,
      PhoneNumber: number,
      Fee: sent ? 1 : 0,
      SessionContext: context,
      Code: code,
      Message: sent ? 'send success' : 'refused',
      IsoCode: 'CN',
    };
  }

  function refusalOf(number: string, parameters: string[], payload: Record<string, unknown>): string | null {
    if (!/^\+861[3-9]\d{9}$/.test(number)) return 'InvalidParameterValue.IncorrectPhoneNumber';
    if (payload.SignName !== application.signName) return 'FailedOperation.SignatureIncorrectOrUnapproved';
    const fits =
      parameters.length === LOGIN_CODE_PARAMETERS &&
      parameters.every((one) => one.length <= MAX_PARAMETER_LENGTH);
    if (payload.TemplateId !== application.loginCodeTemplateId || !fits)
      return 'FailedOperation.TemplateIncorrectOrUnapproved';
    return refusals.get(number.slice(3)) ?? null;
  }

  function deliver(number: string, parameters: string[]): void {
    const phone = number.slice(3);
    const [code = '', minutes = ''] = parameters;
    const text = `【${application.signName}】${code}为您的登录验证码，请于${minutes}分钟内填写。如非本人操作，请忽略本短信。`;
    const received = { code, parameters, text, atMs: clock.nowMs() };
    inboxes.set(phone, [received, ...(inboxes.get(phone) ?? [])].slice(0, MAX_TEXTS_PER_NUMBER));
  }

  const service = createFakeTencentCloud({
    wallClock,
    keys,
    version: '2021-01-11',
    actions: { SendSms: sendSms },
  });
  return {
    ...service,
    keys,
    ...application,
    /** The texts that a number got, newest first. */
    inbox: (phone: string): readonly ReceivedText[] => inboxes.get(phone) ?? [],
    /** Makes the vendor refuse this number, by one of its own codes, until `null` is given. */
    refuseNumber(phone: string, code: string | null) {
      if (code === null) refusals.delete(phone);
      else refusals.set(phone, code);
    },
    environment: (baseUrl: string) => ({
      TENCENT_CLOUD_SECRET_ID: keys.secretId,
      TENCENT_CLOUD_SECRET_KEY: keys.secretKey,
      SMS_APP_ID: application.smsAppId,
      SMS_SIGN_NAME: application.signName,
      SMS_LOGIN_CODE_TEMPLATE_ID: application.loginCodeTemplateId,
      SMS_API_URL: baseUrl,
    }),
  };
}

function textsIn(list: unknown): string[] | null {
  return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : null;
}
