import { View } from '@tarojs/components';
import { errorText } from '../../../api';
import {
  AmountSlider,
  BottomBar,
  Button,
  Card,
  FigurePair,
  Notice,
  Phrases,
  roundYuan,
} from '../../../components';
import { goTo } from '../../../routes';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { amountRange, stopsWithin } from './amount-stops';
import { NoOffers } from './no-offers';
import { OfferList } from './offer-list';
import { type Offers as OffersAnswer, rateOf, sortingPhrases } from './offer-words';
import { type OfferChoice, useOffers } from './use-offers';

export default function Offers() {
  const choice = useOffers();
  const { data, error, reload } = choice.offers;
  return (
    <Screen page="loan.offers" bar={data ? <Bar choice={choice} /> : undefined}>
      {data ? <Choosing offers={data} choice={choice} /> : null}
      {data === null && <NoOffers />}
      {data === undefined && (error ? <Failure error={error} retry={() => void reload()} /> : <Loading />)}
    </Screen>
  );
}

function Choosing({ offers, choice }: { offers: OffersAnswer; choice: OfferChoice }) {
  const range = amountRange(offers.offers, offers.availableFen);
  const { error } = choice.quoting;
  return (
    <>
      <View className="title">借多少，怎么还</View>
      <Card className="mt-12">
        <FigurePair
          left={{ label: '借款金额', value: { fen: offers.amountFen, round: true } }}
          right={{ label: '年化利率（单利）', value: { text: rateOf(offers.offers) } }}
        />
        {range && (
          <AmountSlider
            id="offers-amount"
            stopsFen={stopsWithin(range.leastFen, range.mostFen)}
            valueFen={offers.amountFen}
            onChange={choice.changeAmount}
          />
        )}
        <View className="small soft num mt-4">可用额度 {roundYuan(offers.availableFen)} 元</View>
      </Card>
      <View className="head mt-20 num">
        <Phrases of={[`借 ${roundYuan(offers.amountFen)} 元，`, `${offers.offers.length} 种还法`]} />
      </View>
      <View className="small soft">
        <Phrases of={sortingPhrases(offers.offers)} />
      </View>
      <View className="mt-8">
        <OfferList offers={offers.offers} chosenId={choice.chosen?.offerId ?? null} choose={choice.choose} />
      </View>
      {error && <Notice tone="caution">{errorText(error).message}</Notice>}
    </>
  );
}

function Bar({ choice }: { choice: OfferChoice }) {
  const { chosen, offers, quoting, proceed } = choice;
  return (
    <BottomBar>
      <Button id="offers-cancel" kind="plain" onClick={() => void goTo.result({}, 'replace')}>
        暂不借款
      </Button>
      <Button
        id="offers-next"
        kind="primary"
        disabled={!chosen || offers.loading}
        pending={quoting.pending}
        onClick={() => void proceed()}
      >
        {chosen ? '看费用说明' : '先选一种还法'}
      </Button>
    </BottomBar>
  );
}
