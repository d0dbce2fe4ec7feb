import { z } from 'zod';
import { platformAddress } from '../platform-address';

const maxCodes = 64;
const codes = z.array(z.number().int()).max(maxCodes);

/**
 * What the platform's documents leave open or leave to the account. `zh` and `en` in the metadata are what the
 * console shows beside a field.
 */
export const KuaishouSettings = z.object({
  baseUrl: platformAddress.default('https://ad.partner.gifshow.com').meta({ zh: '回传地址', en: 'Address' }),
  sendsPurchaseAmount: z
    .boolean()
    .default(false)
    .meta({ zh: '用信带 purchase_amount（元）', en: 'Send purchase_amount (yuan) with loans' }),
  repeatDraws: z.enum(['training_data', 'conversion', 'withheld']).default('training_data').meta({
    zh: '再次用信：只作模型训练、作为转化、或不回传',
    en: 'Later loans: only to train the model, as a conversion, or not told',
  }),
  retryableResults: codes.default([]).meta({ zh: '稍后重试的返回值', en: 'Results to try again' }),
  accountFaultResults: codes
    .default([])
    .meta({ zh: '说明账户有问题的返回值', en: 'Results that speak of the account' }),
});
export type KuaishouSettings = z.infer<typeof KuaishouSettings>;

/** The callback of the click is all the authorisation there is. */
export const KuaishouSecrets = z.object({});
export type KuaishouSecrets = z.infer<typeof KuaishouSecrets>;
