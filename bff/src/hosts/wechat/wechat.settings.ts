import { z } from 'zod';
import { text, timeoutMs, webAddress } from '../wire/setting';

const errorCodes = z
  .string()
  .regex(/^(\d+(,\d+)*)?$/)
  .default('')
  .transform((list) => list.split(',').filter(Boolean).map(Number));

export const wechatConfig = {
  WECHAT_APP_ID: {
    schema: text,
    description: 'App id of the WeChat mini-program; set it to serve weapp.',
    example: 'wx0123456789abcdef',
  },
  WECHAT_APP_SECRET: { schema: text, description: 'App secret of the WeChat mini-program.', secret: true },
  WECHAT_API_URL: {
    schema: webAddress('https://api.weixin.qq.com'),
    description: 'Where the WeChat server API is.',
  },
  WECHAT_TIMEOUT_MS: {
    schema: timeoutMs,
    description: 'How long a call to WeChat may take, in milliseconds.',
  },
  WECHAT_FACE_CHECK: {
    schema: z.enum(['off', 'on']).default('off'),
    description: 'Whether WeChat has opened its own face check to this mini-program (licensed lenders only).',
  },
  WECHAT_FACE_PENDING_CODES: {
    schema: errorCodes,
    description:
      'Error codes by which queryverifyinfo says that the person has not finished, separated by commas.',
  },
} as const;
