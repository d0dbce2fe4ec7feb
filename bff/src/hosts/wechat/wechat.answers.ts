import { z } from 'zod';

/** Errors come with HTTP 200: success is the absence of `errcode`, or zero. */
export const WechatEnvelope = z.object({ errcode: z.number().int().default(0) });

export const SessionAnswer = z.object({
  openid: z.string().min(1),
  unionid: z.string().min(1).optional(),
});

export const StableTokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().int().positive(),
});

export const PhoneAnswer = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{4,15}$/),
    countryCode: z.coerce.string().regex(/^\d{1,4}$/),
    watermark: z.object({ appid: z.string() }),
  }),
});

export const VerifyIdAnswer = z.object({
  verify_id: z.string().min(1).max(256),
  expires_in: z.number().int().positive().default(3_600),
});

export const VerifyInfoAnswer = z.object({ verify_ret: z.number().int().optional() });
