import { useEffect } from 'react';
import { useQuery } from '../../../api';
import { useShow } from '../../../host';
import { goTo, useScreenParams } from '../../../routes';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { findStanding } from '../find-home';
import { HomeBar } from './home-bar';
import { HomeView } from './home-view';
import { NoLoan } from './no-loan';

export default function RepayHome() {
  const { loanId } = useScreenParams('repayHome');
  const standing = useQuery(() => findStanding(loanId), [loanId]);
  const { data, error, reload } = standing;
  // A payment may have been posted while another page or another app was in front.
  useShow(() => void reload());
  useEffect(() => {
    if (data?.kind === 'paying_out') void goTo.payout({ loanId: data.loanId }, 'replace');
  }, [data]);

  if (data?.kind !== 'running')
    return (
      <Screen page="repay.home">
        {data?.kind === 'none' && <NoLoan />}
        {!data && (error ? <Failure error={error} retry={() => void reload()} /> : <Loading />)}
      </Screen>
    );
  return (
    <Screen page="repay.home" bar={<HomeBar home={data.home} isStale={error !== null} />}>
      <HomeView home={data.home} error={error} reload={() => void reload()} />
    </Screen>
  );
}
