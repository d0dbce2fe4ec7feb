import { z } from 'zod';

/** The documentation says number, the official SDK says string; both are met in the field. */
const ErrorNumber = z.coerce.number().int().default(0);
/** A missing id comes as an empty string. */
const Identifier = z
  .string()
  .nullish()
  .transform((text) => text || null);

/** Older endpoints put the number beside the data, newer ones inside it. */
export const DouyinEnvelope = z
  .object({ err_no: ErrorNumber, data: z.object({ error_code: ErrorNumber }).catch({ error_code: 0 }) })
  .transform((envelope) => envelope.err_no || envelope.data.error_code);

export const SessionAnswer = z.object({
  data: z.object({ openid: Identifier, anonymous_openid: Identifier, unionid: Identifier }),
});

export const ClientTokenAnswer = z.object({
  data: z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().int().positive() }),
});

export const EncryptedPhoneAnswer = z.object({ data: z.string().min(1).max(16_384) });

export const PhonePlaintext = z.object({
  purePhoneNumber: z.string().regex(/^\d{4,15}$/),
  countryCode: z.coerce.string().regex(/^\+?\d{1,4}$/),
  watermark: z.object({ appid: z.string() }),
});
