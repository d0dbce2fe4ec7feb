import { z } from 'zod';

/** The names of A3 of the platform's list, and those that lead accounts use. */
export const eventTypes = [
  ...['page_view', 'in_app_uv', 'in_app_detail_uv', 'active', 'authorization', 'active_register', 'form'],
  ...['customer_effective', 'loan_completion', 'pre_loan_credit', 'loan_credit', 'low_loan_credit'],
  ...['high_loan_credit', 'loan', 'withdraw', 'withdraw_iaa', 'coupon'],
  ...['clue_confirm', 'clue_interflow', 'clue_high_intention', 'failed_lead'],
] as const;

/** Events of granting credit: the quality of people is taken with these only. */
export const creditEvents: ReadonlySet<string> = new Set([
  'loan_credit',
  'low_loan_credit',
  'high_loan_credit',
]);

const text = z.string().min(1).max(256);
const amount = z.number().nonnegative();
const md5 = z.string().regex(/^[0-9a-f]{32}$/i);

const device = z.strictObject({
  imei: md5.optional(),
  idfa: text.optional(),
  oaid: text.optional(),
  gaid: text.optional(),
  android_id: text.optional(),
  android_id_md5: md5.optional(),
  // The last or the middle four digits masked, or SHA-256 of the plain number; never a plain number.
  phone_num_blurred: z
    .string()
    .regex(/^(\d{7}\*{4}|\d{3}\*{4}\d{4}|[0-9a-f]{64})$/i)
    .optional(),
});

const properties = z.strictObject({
  people_quality: z.literal([1, 2, 3]).optional(),
  loan_value: amount.optional(),
  pay_amount: z.int().nonnegative().optional(),
  from_channel: z.int().optional(),
  user_value: z.int().min(1).max(10).optional(),
  active_level: amount.optional(),
  key_level: amount.optional(),
  original_event: text.optional(),
  order_id: text.optional(),
  order_state: text.optional(),
  order_amount: z.int().nonnegative().optional(),
  pay_type: text.optional(),
});

/** One conversion, with every field that is known and no other. */
export const ConversionBody = z.strictObject({
  event_type: z.enum(eventTypes as unknown as [string, ...string[]]),
  event_weight: amount.optional(),
  context: z.strictObject({
    ad: z.strictObject({
      callback: z.string().min(16).max(1_024),
      match_type: z.literal([0, 1, 2]).optional(),
    }),
    device: device.optional(),
    app: z.strictObject({ package_name: text }).optional(),
  }),
  properties: properties.optional(),
  timestamp: z.int().min(1_000_000_000_000).max(9_999_999_999_999),
  source: text.optional(),
});
export type ConversionBody = z.infer<typeof ConversionBody>;
