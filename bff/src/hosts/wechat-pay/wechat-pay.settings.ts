import { z } from 'zod';
import { pem, text, timeoutMs, webAddress } from '../wire/setting';

export const wechatPayConfig = {
  WECHAT_PAY_MERCHANT_ID: {
    schema: text,
    description: 'Merchant number at WeChat Pay; set it to take payments in weapp.',
    example: '1900000001',
  },
  WECHAT_PAY_MERCHANT_SERIAL: {
    schema: text,
    description: "Serial number of the merchant's API certificate.",
  },
  WECHAT_PAY_MERCHANT_PRIVATE_KEY: {
    schema: pem,
    description: "Private key (PEM) of the merchant's API certificate.",
    secret: true,
  },
  WECHAT_PAY_API_V3_KEY: {
    schema: text.pipe(z.string().length(32).optional()),
    description: 'The 32-character APIv3 key; notices are encrypted with it.',
    secret: true,
  },
  WECHAT_PAY_PUBLIC_KEY_ID: {
    schema: text,
    description: 'Id of the WeChat Pay public key, or the serial number of the platform certificate.',
    example: 'PUB_KEY_ID_0119000000012024000000000000000000',
  },
  WECHAT_PAY_PUBLIC_KEY: {
    schema: pem,
    description: 'The WeChat Pay public key or platform certificate (PEM).',
  },
  WECHAT_PAY_NOTIFY_URL: {
    schema: text.pipe(z.url().optional()),
    description: 'Where WeChat Pay sends its notices: HTTPS, no query.',
    example: 'https://loan.example.com/notices/wechat-pay',
  },
  WECHAT_PAY_API_URL: {
    schema: webAddress('https://api.mch.weixin.qq.com'),
    description: 'Where WeChat Pay is.',
  },
  WECHAT_PAY_TIMEOUT_MS: {
    schema: timeoutMs,
    description: 'How long a call to WeChat Pay may take, in milliseconds.',
  },
} as const;
