import { pem, text, timeoutMs, webAddress } from '../wire/setting';

export const douyinConfig = {
  DOUYIN_APP_ID: {
    schema: text,
    description: 'App id of the Douyin mini-program; set it to serve tt.',
    example: 'tt0123456789abcdef01',
  },
  DOUYIN_APP_SECRET: { schema: text, description: 'App secret of the Douyin mini-program.', secret: true },
  DOUYIN_APP_PRIVATE_KEY: {
    schema: pem,
    description:
      'Private half (PEM) of the application key in the Douyin console; phone numbers come encrypted to it.',
    secret: true,
  },
  DOUYIN_LOGIN_URL: {
    schema: webAddress('https://developer.toutiao.com'),
    description: 'Where Douyin trades login codes.',
  },
  DOUYIN_OPEN_URL: {
    schema: webAddress('https://open.douyin.com'),
    description: 'Where the Douyin open platform is.',
  },
  DOUYIN_TIMEOUT_MS: {
    schema: timeoutMs,
    description: 'How long a call to Douyin may take, in milliseconds.',
  },
} as const;
