import { defaultPageConfig, type PageConfig } from '@loudou/shared/page-config';
import type { Product } from '@loudou/shared/product';
import { bankCard, bureau, cardCode, face, identity, phone, phoneCode } from './application';
import { consent } from './consent';
import { landing, type Page, rates } from './landing';
import { type Host, hosts, type Rendered } from './rendered';
import { result, withdrawal, withdrawalTaps } from './result';

export interface Shown {
  variant: string;
  values: Partial<PageConfig>;
  product: Product;
  host: Host;
  largeText: boolean;
}

/** What a variant shows on its way through the pages: from nothing but its values, the product and the shared texts. */
export function render({ variant, values, product, host, largeText }: Shown): Rendered {
  const page: Page = {
    config: { ...defaultPageConfig, ...values },
    product,
    host,
    look: largeText ? 'large' : 'normal',
  };
  const parts = [
    landing(page),
    rates(page),
    consent(page),
    phone(page),
    ...(host === 'h5' ? [phoneCode(page)] : []),
    identity(page),
    face(page),
    bankCard(page),
    cardCode(page),
    bureau(page),
    result(page),
    withdrawal(page),
  ];
  return {
    variant,
    host,
    largeText,
    screens: parts.map(({ screen }) => screen),
    blocks: parts.flatMap(({ blocks }) => blocks),
    withdrawalTaps,
  };
}

/** Every host of the audience, in both sizes of letters. */
export const renderEverywhere = (
  shown: Omit<Shown, 'host' | 'largeText'>,
  onHosts: readonly Host[] = hosts,
): Rendered[] =>
  onHosts.flatMap((host) => [false, true].map((largeText) => render({ ...shown, host, largeText })));
