import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, errorText, useQuery } from '../../../api';
import { Card, Notice } from '../../../components';
import { useConsent, useConsentList } from '../../../features/consent';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { ConsentItem } from './consent-item';
import type { ConsentRow } from './decision-words';
import { ToldLine } from './told-line';
import { ToldSheet } from './told-sheet';
import { WithdrawSheet } from './withdraw-sheet';

export default function Consents() {
  const list = useConsentList();
  const consent = useConsent();
  const told = useQuery(() => api.delivery.alreadySent.query(), []);
  const [asked, ask] = useState<ConsentRow | null>(null);
  const [isToldOpen, showTold] = useState(false);
  const reload = () => Promise.all([list.reload(), told.reload()]);
  const askAbout = (row: ConsentRow) => {
    ask(row);
    // The dialog names a number, and more may have been told since the page was opened.
    if (row.purpose === 'ad_measurement') void told.reload();
  };
  const withdraw = async () => {
    if (!asked || !(await consent.withdraw(asked.purpose))) return;
    ask(null);
    await reload();
  };
  return (
    <Screen page="me.consents">
      <View className="title">我的授权</View>
      <View className="small soft mt-4">每一项都可以单独撤回。撤回不影响之前已经做的处理。</View>
      {list.data?.map((row) => (
        <Card key={row.purpose}>
          <ConsentItem row={row} withdraw={() => askAbout(row)}>
            {row.purpose === 'ad_measurement' && <ToldLine told={told} open={() => showTold(true)} />}
          </ConsentItem>
        </Card>
      ))}
      {!list.data && (list.error ? <Failure error={list.error} retry={() => void reload()} /> : <Loading />)}
      {consent.error && !asked && <Notice tone="caution">{errorText(consent.error).message}</Notice>}
      <WithdrawSheet
        row={asked}
        told={told.data}
        pending={consent.pending}
        error={consent.error}
        keep={() => ask(null)}
        withdraw={() => void withdraw()}
      />
      {isToldOpen && told.data && <ToldSheet told={told.data} close={() => showTold(false)} />}
    </Screen>
  );
}
