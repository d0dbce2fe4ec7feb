import { defaultPageConfig, type PageConfig, type ParameterName } from '@loudou/shared/page-config';

/** What a price, a limit or a disclosure is told by. */
const priceParameters = [
  'landing.example',
  'landing.rateSize',
  'result.explanation',
] as const satisfies readonly ParameterName[];

/** A price, a limit or what it costs, told in words of one's own. */
const tellsPrice = /[%％]|个点|利率|利息|年化|免息|额度|费用|手续费|[\d一二三四五六七八九十百千万]\s*元/u;

/** Whether any arm tells the price otherwise than everybody sees it; nobody has to remember to say so. */
export const variesPrice = (variants: readonly { values: Partial<PageConfig> }[]): boolean =>
  variants.some(({ values }) =>
    changedIn(values).some(
      (name) => priceParameters.some((price) => price === name) || tellsPrice.test(String(values[name])),
    ),
  );

const changedIn = (values: Partial<PageConfig>): ParameterName[] =>
  (Object.keys(values) as ParameterName[]).filter((name) => !same(values[name], defaultPageConfig[name]));

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
