import { View } from '@tarojs/components';
import { api, useQuery } from '../../../api';
import { BottomBar, Button, DoneMark } from '../../../components';
import { goTo, useScreenParams } from '../../../routes';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { yuan } from '../../words/amounts';
import { momentInWords } from '../../words/days';
import { findStanding, type Home } from '../find-home';
import { InterestCard } from './interest-card';
import { HowToVerify } from './how-to-verify';
import { LetterCard } from './letter-card';
import { NotSettled } from './not-settled';
import { SaveButton } from './save-button';

export default function Settled() {
  const { loanId } = useScreenParams('settled');
  const { data, error, reload } = useQuery(() => findStanding(loanId), [loanId]);
  const home = data?.kind === 'running' ? data.home : null;
  if (home?.settled) return <SettledLoan home={home} settled={home.settled} />;
  return (
    <Screen page="repay.settled">
      {data && <NotSettled />}
      {!data && (error ? <Failure error={error} retry={() => void reload()} /> : <Loading />)}
    </Screen>
  );
}

function SettledLoan({ home, settled }: { home: Home; settled: NonNullable<Home['settled']> }) {
  const { loanId } = home;
  // The letter is written once; asked again, the same one is given.
  const letter = useQuery(() => api.repayment.letter.mutate({ loanId }), [loanId]);
  const bar = (
    <BottomBar>
      <Button id="settled-home" kind="plain" onClick={() => void goTo.landing({}, 'restart')}>
        回到首页
      </Button>
      <SaveButton letter={letter.data} />
    </BottomBar>
  );
  return (
    <Screen page="repay.settled" bar={bar}>
      <View className="row row--start">
        <DoneMark />
        <View className="title">已全部还清</View>
      </View>
      <View className="soft num mt-8">
        {momentInWords(settled.settledAt)} 入账 {yuan(settled.lastAmountFen)}
      </View>
      <InterestCard home={home} settled={settled} />
      {letter.data && <LetterCard letter={letter.data} />}
      {letter.data && <HowToVerify />}
      {!letter.data &&
        (letter.error ? <Failure error={letter.error} retry={() => void letter.reload()} /> : <Loading />)}
    </Screen>
  );
}
