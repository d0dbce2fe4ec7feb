import { useState } from 'react';
import type { Host, VariantKey } from '../experiment-types';

export interface PhoneLook {
  variant: VariantKey;
  host: Host;
  largeText: boolean;
  dark: boolean;
}

/** What is looked at: the first arm that is not the control, on the first host of the plan. */
export function useLook(variants: readonly { key: VariantKey }[], hosts: readonly Host[]) {
  const [chosen, setChosen] = useState<Partial<PhoneLook>>({});
  const look: PhoneLook = {
    host: hosts[0] ?? 'weapp',
    largeText: false,
    dark: false,
    ...chosen,
    variant:
      variants.find(({ key }) => key === chosen.variant)?.key ?? variants[1]?.key ?? variants[0]?.key ?? 'a',
  };
  return [look, (part: Partial<PhoneLook>) => setChosen((now) => ({ ...now, ...part }))] as const;
}
