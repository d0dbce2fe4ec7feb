import { z } from 'zod';

/** Under which licence money is lent: each has limits of its own. */
export const licences = ['consumer_finance', 'bank_platform', 'micro_loan'] as const;
export type Licence = (typeof licences)[number];

/** The most that a loan may cost a year, all costs included, from this day on. */
export const RateCap = z.strictObject({
  licence: z.enum(licences),
  from: z.iso.date(),
  maxAnnualBps: z.number().int().min(1).max(10_000),
  source: z.string().min(1).max(200),
});
export type RateCap = z.infer<typeof RateCap>;

export const maxRateCaps = 100;

/**
 * A lower limit that is told to one lender only, or that begins on a later day, is one more row of the configuration:
 * for consumer finance 20 % was asked for in October 2025 without a text that could be cited.
 */
export const publishedCaps: readonly RateCap[] = [
  {
    licence: 'bank_platform',
    from: '2025-10-01',
    maxAnnualBps: 2_400,
    source: '国家金融监督管理总局 金规〔2025〕9号，单笔综合融资成本',
  },
  {
    licence: 'consumer_finance',
    from: '2025-10-01',
    maxAnnualBps: 2_400,
    source: '同上，按消费金融公司执行',
  },
  { licence: 'micro_loan', from: '2025-10-01', maxAnnualBps: 2_400, source: '同上，按小额贷款公司执行' },
];

const licenceOfLender: Readonly<Record<string, Licence>> = { qingshan: 'consumer_finance' };

/** Null for a lender whose licence nobody has written down: then no limit can be named, and nothing passes. */
export const licenceOf = (lenderCode: string): Licence | null => licenceOfLender[lenderCode] ?? null;

/** The newest row in force on a day; null where there is none. `day` is the date in Beijing. */
export function capInForce(caps: readonly RateCap[], licence: Licence | null, day: string): RateCap | null {
  const begun = caps.filter((cap) => cap.licence === licence && cap.from <= day);
  return begun.sort((one, other) => (one.from < other.from ? 1 : -1))[0] ?? null;
}
