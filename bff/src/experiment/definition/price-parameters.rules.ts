import { defaultPageConfig, type PageConfig, type ParameterName } from '@loudou/shared/page-config';

/** What a price, a limit or a disclosure is told by. */
const priceParameters = [
  'landing.example',
  'landing.rateSize',
  'result.explanation',
] as const satisfies readonly ParameterName[];

/** Whether any arm tells the price otherwise than everybody sees it; nobody has to remember to say so. */
export const variesPrice = (variants: readonly { values: Partial<PageConfig> }[]): boolean =>
  variants.some(({ values }) =>
    priceParameters.some((name) => name in values && !same(values[name], defaultPageConfig[name])),
  );

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
