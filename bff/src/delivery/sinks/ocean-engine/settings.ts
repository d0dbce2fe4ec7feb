import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { platformAddress } from '../platform-address';
import { oceanEngineEventNames } from './events';

const path = z.enum(['conversion', 'assist', 'valuable']);
export type ConversionPath = z.infer<typeof path>;

const maxCodes = 64;
const codes = z.array(z.number().int()).max(maxCodes);

/**
 * What the platform's documents leave open or leave to the account. `zh` and `en` in the metadata are what the
 * console shows beside a field.
 */
export const OceanEngineSettings = z.object({
  baseUrl: platformAddress
    .default('https://analytics.oceanengine.com')
    .meta({ zh: '回传地址', en: 'Address' }),
  paths: z.partialRecord(z.enum(oceanEngineEventNames), path).default({}).meta({
    zh: '按事件选择 conversion、assist 或 valuable；未写的走 conversion',
    en: 'conversion, assist or valuable by event; conversion where none is named',
  }),
  repeatDrawPath: path.default('assist').meta({
    zh: '再次放款走哪个接口；平台对一次点击的同一事件只计一次',
    en: 'Where later loans go; an event counts once a click',
  }),
  creditStyle: z.enum(['graded', 'high_low']).default('graded').meta({
    zh: '授信：一个事件带人群质量，或分高、低价值两个事件',
    en: 'Credit: one event with people_quality, or a high and a low event',
  }),
  gradeBCountsAs: z.enum(['high', 'low', 'neither']).default('neither').meta({
    zh: '分高低价值时 B 级算哪一种；都不算则回传普通授信',
    en: 'Grade B among high and low; neither sends the plain event',
  }),
  sendsEventWeight: z
    .boolean()
    .default(true)
    .meta({ zh: '回传期望价值 event_weight（元）', en: 'Send the expected value as event_weight (yuan)' }),
  sendsLoanValue: z
    .boolean()
    .default(true)
    .meta({ zh: '放款带 loan_value', en: 'Send loan_value with loans' }),
  loanValueUnit: z
    .enum(['yuan', 'fen'])
    .default('yuan')
    .meta({ zh: 'loan_value 的单位，请向客户经理确认', en: 'Unit of loan_value; ask the account manager' }),
  sendsPayAmount: z
    .boolean()
    .default(false)
    .meta({ zh: '放款带 pay_amount（分）', en: 'Send pay_amount (fen) with loans' }),
  sendsOrderId: z
    .boolean()
    .default(false)
    .meta({ zh: '带 order_id，便于对账', en: 'Send order_id, for reconciliation' }),
  matchType: z
    .literal([0, 1, 2])
    .default(0)
    .meta({ zh: '归因方式：0 点击，1 展示，2 有效播放', en: 'Matched by: 0 click, 1 impression, 2 play' }),
  code128: z
    .enum(['accepted', 'rejected', 'unknown'])
    .default('accepted')
    .meta({ zh: '返回码 128 当作什么', en: 'What response code 128 counts as' }),
  retryableCodes: codes
    .default([40_100, 50_000])
    .meta({ zh: '稍后重试的返回码', en: 'Response codes to try again' }),
  accountFaultCodes: codes
    .default([40_002, 40_102, 40_104, 40_105])
    .meta({ zh: '说明账户授权有问题的返回码', en: 'Response codes that speak of the authorisation' }),
});
export type OceanEngineSettings = z.infer<typeof OceanEngineSettings>;

const maxKeyChars = 8_192;
const maxSecretChars = 256;

/** Nothing is needed unless the account has callback authentication on. With a key it signs by it, else by the secret. */
export const OceanEngineSecrets = z.object({
  rsaPrivateKeyPem: z
    .string()
    .max(maxKeyChars)
    .refine((pem) => pem === '' || isRsaKey(pem), 'must be an RSA private key in PEM')
    .default(''),
  credential: z.enum(['primary', 'backup']).default('primary'),
  appSecret: z.string().max(maxSecretChars).default(''),
});
export type OceanEngineSecrets = z.infer<typeof OceanEngineSecrets>;

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
