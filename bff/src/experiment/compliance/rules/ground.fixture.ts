import { defaultProduct } from '@loudou/shared/product';
import type { PageConfig } from '@loudou/shared/page-config';
import { publishedCaps } from '../caps/rate-caps';
import { render } from '../rendered/render';
import type { Block, Host, Rendered } from '../rendered/rendered';
import type { Ground } from './rule';

export const plainGround: Ground = {
  day: '2026-11-22',
  product: defaultProduct,
  licence: 'consumer_finance',
  caps: publishedCaps,
  creatives: [],
  approval: null,
};

export const shown = (
  values: Partial<PageConfig> = {},
  { host = 'weapp', largeText = false }: { host?: Host; largeText?: boolean } = {},
): Rendered => render({ variant: 'b', values, product: defaultProduct, host, largeText });

/** The same page with one block otherwise: for what our parameters cannot even say. */
export function altered(rendered: Rendered, id: string, change: Partial<Block>): Rendered {
  if (!rendered.blocks.some((block) => block.id === id)) throw new Error(`no block ${id}`);
  return {
    ...rendered,
    blocks: rendered.blocks.map((block) => (block.id === id ? { ...block, ...change } : block)),
  };
}

export const without = (rendered: Rendered, ...ids: string[]): Rendered => ({
  ...rendered,
  blocks: rendered.blocks.filter(({ id }) => !ids.includes(id)),
});

/** One more block, like another in everything that is not told. */
export function added(rendered: Rendered, like: string, change: Partial<Block> & { id: string }): Rendered {
  const model = rendered.blocks.find(({ id }) => id === like);
  if (!model) throw new Error(`no block ${like}`);
  return { ...rendered, blocks: [...rendered.blocks, { ...model, ...change }] };
}

/** A lender whose headline says 10.95 to 24 % while its example comes to 35.94 %, with one tick for everything. */
export function headlineBelowReality(): Rendered {
  const terms = {
    principalFen: 1_000_000,
    months: 12,
    annualRateBps: 2_400,
    method: 'equal_installment' as const,
    monthlyFeeFen: 5_873,
  };
  const page = shown({
    'landing.example': {
      amountFen: terms.principalFen,
      months: terms.months,
      annualRateBps: terms.annualRateBps,
      upfrontFeeFen: 0,
      monthlyFeeFen: terms.monthlyFeeFen,
      shownAnnualRateBps: 2_400,
    },
  });
  const headline = altered(page, 'landing.rate', { text: '10.95%–24%', loans: [{ terms, shownBps: 2_400 }] });
  return altered(headline, 'consent.application_processing', {
    text: '我已阅读并同意《用户协议》《隐私政策》《征信授权书》',
    tick: {
      purposes: ['application_processing', 'ad_measurement', 'marketing_messages', 'bureau_query'],
      ticked: true,
    },
  });
}
