import type { Product } from '@loudou/shared/product';
import { useEffect, useMemo, useState } from 'react';
import { useDraft } from '../../../features/draft';
import { track } from '../../../features/tracking';
import { type Choice, type Estimate, estimateOf } from './estimate';
import { firstChoice } from './first-choice';

export interface EstimateChoice {
  estimate: Estimate;
  choose: (change: Partial<Choice>) => void;
}

/** An estimate counts as seen when it has stood still for this long. */
const seenAfterMs = 800;

/** What is being tried; amount and months are kept for the application, the rate is only tried. */
export function useEstimate(product: Product): EstimateChoice {
  const [draft, keepDraft] = useDraft();
  const [choice, setChoice] = useState(() => firstChoice(product, draft));
  const estimate = useMemo(() => estimateOf(choice), [choice]);
  useEffect(() => {
    const timer = setTimeout(
      () => track('estimate_viewed', { ...choice, method: 'equal_installment' }),
      seenAfterMs,
    );
    return () => clearTimeout(timer);
  }, [choice]);

  const choose = (change: Partial<Choice>) => {
    const next = { ...choice, ...change };
    setChoice(next);
    keepDraft({ amountFen: next.amountFen, months: next.months });
  };
  return { estimate, choose };
}
