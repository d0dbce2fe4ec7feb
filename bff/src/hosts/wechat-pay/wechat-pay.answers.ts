import { z } from 'zod';

export const PrepayAnswer = z.object({ prepay_id: z.string().min(1) });

export const ErrorAnswer = z.object({ code: z.string().regex(/^[A-Z0-9_]{1,64}$/) });

/** A transaction as both the query and the notice tell it. An amount that is not a whole number of fen is no amount. */
export const Transaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().min(1).optional(),
  trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
  success_time: z.iso.datetime({ offset: true }).optional(),
  amount: z.object({ total: z.number().int().positive(), currency: z.string().default('CNY') }).optional(),
});
export type Transaction = z.infer<typeof Transaction>;

export const NoticeEnvelope = z.object({
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string().min(1),
    nonce: z.string().length(12),
    associated_data: z
      .string()
      .nullish()
      .transform((text) => text ?? ''),
  }),
});
