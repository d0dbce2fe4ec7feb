import { z } from 'zod';
import { SmsRefused, type SmsSender, SmsUnavailable } from '../hosts.port';
import {
  createTencentCloudCall,
  type TencentCloudConfig,
  TencentCloudFailure,
} from '../tencent-cloud/tencent-cloud.client';

export interface SmsConfig extends TencentCloudConfig {
  region: string;
  /** SmsSdkAppId. */
  smsAppId: string;
  /** The approved signature, shown in brackets before the text. */
  signName: string;
  templateIds: { login_code: string };
}

const VENDOR = 'tencent_cloud';

const SendSmsAnswer = z.object({
  SendStatusSet: z.array(z.object({ SerialNo: z.string(), Code: z.string() })).length(1),
});

export function createSmsSender(config: SmsConfig): SmsSender {
  const call = createTencentCloudCall(config, { version: '2021-01-11', region: config.region });

  return {
    async send({ phone, template, parameters, reference }) {
      const answer = await call(
        'SendSms',
        {
          PhoneNumberSet: [internationalNumber(phone)],
          SmsSdkAppId: config.smsAppId,
          SignName: config.signName,
          TemplateId: config.templateIds[template],
          TemplateParamSet: parameters,
          SessionContext: reference,
        },
        SendSmsAnswer,
      ).catch(throwSmsFailure);
      const [status] = answer.SendStatusSet;
      if (status?.Code !== 'Ok') throwSmsFailure(new TencentCloudFailure(status?.Code ?? null));
      return { vendor: VENDOR, messageId: status.SerialNo };
    },
  };
}

/** Mainland numbers are kept without their prefix here; the vendor wants E.164. */
function internationalNumber(phone: string): string {
  return phone.startsWith('+') ? phone : `+86${phone}`;
}

function throwSmsFailure(failure: unknown): never {
  if (!(failure instanceof TencentCloudFailure)) throw failure;
  throw failure.passing ? new SmsUnavailable(failure.message) : new SmsRefused(failure.message);
}
