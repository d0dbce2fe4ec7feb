import { z } from 'zod';
import { text, timeoutMs, webAddress } from '../wire/setting';

export const smsConfig = {
  SMS_APP_ID: {
    schema: text,
    description: 'SmsSdkAppId of Tencent Cloud SMS; set it to send codes by SMS.',
    example: '1400006666',
  },
  SMS_SIGN_NAME: {
    schema: text,
    description: 'The approved signature shown before each text.',
    example: '楼豆',
  },
  SMS_LOGIN_CODE_TEMPLATE_ID: {
    schema: text,
    description: 'Approved template of the login code; its parameters are the code and its life in minutes.',
    example: '1110',
  },
  SMS_REGION: { schema: z.string().default('ap-guangzhou'), description: 'Region of the SMS service.' },
  SMS_API_URL: {
    schema: webAddress('https://sms.tencentcloudapi.com'),
    description: 'Where the SMS service is.',
  },
  SMS_TIMEOUT_MS: { schema: timeoutMs, description: 'How long sending a text may take, in milliseconds.' },
} as const;
