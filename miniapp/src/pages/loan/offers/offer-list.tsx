import { formatYuan } from '@loudou/shared/money';
import { OfferRow, Phrases } from '../../../components';
import { Exposure } from '../../../features/tracking';
import { termInWords } from '../../words/loans';
import { installmentPhrases, isOpenOffer, type Offer } from './offer-words';

interface OfferListProps {
  offers: readonly Offer[];
  chosenId: Offer['offerId'] | null;
  choose: (offerId: Offer['offerId']) => void;
}

/** One row an offer, the cheapest first; none is chosen before the person taps. */
export function OfferList({ offers, chosenId, choose }: OfferListProps) {
  return (
    <>
      {offers.map((offer, place) => (
        <Exposure key={offer.offerId} of={`offer-${offer.rank}`} className={place > 0 ? 'mt-8' : undefined}>
          <OfferRow
            id={`offer-${offer.rank}`}
            name={termInWords(offer.months, offer.method)}
            cost={offer.price ? `总成本 ${formatYuan(offer.price.totalCostFen)} 元` : ''}
            chosen={offer.offerId === chosenId}
            disabled={!isOpenOffer(offer)}
            onChoose={() => choose(offer.offerId)}
          >
            <Phrases of={detailPhrases(offer)} />
          </OfferRow>
        </Exposure>
      ))}
    </>
  );
}

function detailPhrases(offer: Offer): string[] {
  if (offer.expired) return ['这个方案已过期'];
  if (!offer.price)
    return [`这个方案可借 ${formatYuan(offer.minAmountFen)}–`, `${formatYuan(offer.maxAmountFen)} 元`];
  return installmentPhrases({ method: offer.method, price: offer.price });
}
