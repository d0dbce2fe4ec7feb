import { useEffect, useState } from 'react';
import { type Answers, api, type Inputs, type Query, useMutation, useQuery } from '../../../api';
import { useDraft } from '../../../features/draft';
import { track } from '../../../features/tracking';
import { goTo, useScreenParams } from '../../../routes';
import { keepShownQuote } from '../shown-quote';
import { isOpenOffer, type Offer, type Offers } from './offer-words';

export interface OfferChoice {
  offers: Query<Answers['loan']['offers']>;
  /** Only what the person tapped, and only while it can still be taken. */
  chosen: Offer | null;
  choose: (offerId: Offer['offerId']) => void;
  changeAmount: (amountFen: number) => void;
  /** Asks for the exact price and goes on to it. */
  proceed: () => Promise<void>;
  quoting: Pick<ReturnType<typeof useQuoting>, 'pending' | 'error'>;
}

export function useOffers(): OfferChoice {
  const params = useScreenParams('offers');
  const [draft, keepDraft] = useDraft();
  const [amountFen, setAmountFen] = useState(() => amountOf(params.amountFen) ?? draft.amountFen);
  const offers = useQuery(() => api.loan.offers.query({ amountFen }), [amountFen]);
  const [chosenId, setChosenId] = useState<Offer['offerId'] | null>(null);
  const chosen = openOffer(offers.data, chosenId);
  const quoting = useQuoting();
  useOfferViewed(offers.data);
  const refusal = quoting.error?.code;
  useEffect(() => {
    // What was refused is no longer as it stands on the page.
    if (refusal === 'offer_expired' || refusal === 'amount_out_of_range') void offers.reload();
  }, [refusal]);

  const changeAmount = (nextFen: number) => {
    setAmountFen(nextFen);
    keepDraft({ amountFen: nextFen });
  };
  const proceed = async () => {
    if (!chosen || !offers.data) return;
    const quote = await quoting.run({ offerId: chosen.offerId, amountFen: offers.data.amountFen });
    if (!quote) return;
    keepShownQuote({ quote, readMs: 0 });
    await goTo.cost({ quoteId: quote.quoteId });
  };
  return { offers, chosen, choose: setChosenId, changeAmount, proceed, quoting };
}

const useQuoting = () =>
  useMutation((input: Omit<Inputs['loan']['quote'], 'idempotencyKey'>, idempotencyKey) =>
    api.loan.quote.mutate({ ...input, idempotencyKey }),
  );

function openOffer(offers: Offers | null | undefined, offerId: Offer['offerId'] | null): Offer | null {
  const offer = offers?.offers.find((each) => each.offerId === offerId);
  return offer && isOpenOffer(offer) ? offer : null;
}

function useOfferViewed(offers: Offers | null | undefined): void {
  const applicationId = offers?.applicationId;
  useEffect(() => {
    if (offers) track('offer_viewed', { offers: offers.offers.length });
    // Once per approval: another amount shows the same offers.
  }, [applicationId]);
}

function amountOf(parameter: string | undefined): number | undefined {
  const amountFen = Number(parameter);
  return Number.isSafeInteger(amountFen) && amountFen > 0 ? amountFen : undefined;
}
