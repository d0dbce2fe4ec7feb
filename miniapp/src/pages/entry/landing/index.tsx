import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { errorText } from '../../../api';
import { BottomBar, Button, Notice, Phrases } from '../../../components';
import { useSession } from '../../../features/session';
import { useAreDecided, useParameter, Varied } from '../../../features/experiment';
import { Exposure, sharedPath } from '../../../features/tracking';
import { useShareCard } from '../../../host';
import { goTo, screenPaths } from '../../../routes';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { phrasesOf } from '../../words/phrases';
import { Calculator } from './calculator';
import { ConsentSheet } from './consent-sheet';
import { ExampleLine } from './example-line';
import { PriceRanges } from './price-ranges';
import { RateSheet } from './rate-sheet';
import { SmallPrint } from './small-print';
import { startWords } from './start-words';
import { useEstimate } from './use-estimate';
import { usePlace } from './use-place';
import { useStart } from './use-start';
import './index.scss';

/** The price stands before any question; nothing here needs a network until the person wants to apply. */
export default function Landing() {
  const { product } = useSession();
  const { estimate, choose } = useEstimate(product);
  const [isChoosingRate, setChoosingRate] = useState(false);
  const { asked, start, agree, decline, beginning, agreeing } = useStart();
  const place = usePlace();
  const areDecided = useAreDecided();
  const opening = useParameter('landing.opening');
  const title = useParameter('landing.title');
  const note = useParameter('landing.note');
  const startText = useParameter('landing.startText');
  const price = (
    <Exposure key="price" of="price">
      <PriceRanges product={product} />
    </Exposure>
  );
  const calculator = (
    <Exposure key="calculator" of="calculator">
      <Calculator
        product={product}
        estimate={estimate}
        choose={choose}
        changeRate={() => setChoosingRate(true)}
      />
    </Exposure>
  );
  useShareCard(() => ({ title: '借多少、花多少，先算清楚', path: sharedPath(`/${screenPaths.landing}`) }));

  return (
    <Screen
      page="entry.landing"
      bar={
        areDecided && (
          <BottomBar>
            <Button id="landing-start" pending={beginning.pending} pendingText="正在打开" onClick={start}>
              <Varied by="landing.startText">{startWords(place, startText)}</Varied>
            </Button>
          </BottomBar>
        )
      }
    >
      {areDecided ? (
        <>
          <Varied by="landing.title" className="title">
            <Phrases of={phrasesOf(title)} />
          </Varied>
          <Varied by="landing.note">{note && <View className="mt-4">{note}</View>}</Varied>
          <View className="small soft mt-4">
            <Phrases of={[`出借人 ${product.lenderShortName}，`, product.lenderLicence]} />
          </View>
          {beginning.error && (
            <Notice id="landing-error" tone="caution" className="mt-12">
              {errorText(beginning.error).message}
            </Notice>
          )}
          <Varied by="landing.opening">
            {opening === 'price' ? [price, calculator] : [calculator, price]}
          </Varied>
          <ExampleLine />
          <SmallPrint estimate={estimate} />
          <View className="landing-links small">
            <Text id="landing-me" className="link landing-links__link" onClick={() => void goTo.me()}>
              我的
            </Text>
            <Text id="landing-help" className="link landing-links__link" onClick={() => void goTo.help()}>
              联系客服
            </Text>
          </View>
          {isChoosingRate && (
            <RateSheet
              product={product}
              choose={(annualRateBps) => {
                choose({ annualRateBps });
                setChoosingRate(false);
              }}
              close={() => setChoosingRate(false)}
            />
          )}
          {asked && (
            <ConsentSheet
              asked={asked}
              agree={(ticked) => void agree(ticked)}
              decline={decline}
              agreeing={agreeing}
            />
          )}
        </>
      ) : (
        // For as long as the first answer may still change the page; nobody waits longer than its budget.
        <Loading />
      )}
    </Screen>
  );
}
