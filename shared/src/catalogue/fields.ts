import * as z from 'zod/mini';

/** Fields that many facts share. None of them can carry a name, a number of a phone, a document or a card. */
export const fen = z.int().check(z.nonnegative());
export const basisPoints = z.int().check(z.nonnegative(), z.lte(1_000_000));
export const months = z.int().check(z.gte(1), z.lte(360));
export const count = z.int().check(z.nonnegative());
export const milliseconds = z.int().check(z.nonnegative());
export const word = z.string().check(z.regex(/^[a-z0-9][a-z0-9_.:-]{0,63}$/i));
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const instant = z.iso.datetime();
export const date = z.iso.date();
export const host = z.enum(['weapp', 'tt', 'h5']);
export const method = z.enum(['equal_installment', 'equal_principal', 'interest_first']);
export const purpose = z.enum([
  'application_processing',
  'usage_analysis',
  'ad_measurement',
  'marketing_messages',
  'identity_document',
  'face_recognition',
  'bank_card',
  'bureau_query',
]);
export const applicationStep = z.enum(['identity', 'face', 'bank_card', 'bureau']);
export const adPlatform = z.enum(['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu']);
/** An opaque id of ours, such as `app_01J…`. */
export const reference = z.string().check(z.regex(/^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/));
