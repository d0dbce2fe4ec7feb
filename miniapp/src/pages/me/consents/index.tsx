import { View } from '@tarojs/components';
import { useState } from 'react';
import { errorText } from '../../../api';
import { Card, Notice } from '../../../components';
import { useConsent, useConsentList } from '../../../features/consent';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { ConsentItem } from './consent-item';
import type { ConsentRow } from './decision-words';
import { WithdrawSheet } from './withdraw-sheet';

export default function Consents() {
  const list = useConsentList();
  const consent = useConsent();
  const [asked, ask] = useState<ConsentRow | null>(null);
  const withdraw = async () => {
    if (!asked || !(await consent.withdraw(asked.purpose))) return;
    ask(null);
    await list.reload();
  };
  return (
    <Screen page="me.consents">
      <View className="title">我的授权</View>
      <View className="small soft mt-4">每一项都可以单独撤回。撤回不影响之前已经做的处理。</View>
      {list.data?.map((row) => (
        <Card key={row.purpose}>
          <ConsentItem row={row} withdraw={() => ask(row)} />
        </Card>
      ))}
      {!list.data &&
        (list.error ? <Failure error={list.error} retry={() => void list.reload()} /> : <Loading />)}
      {consent.error && !asked && <Notice tone="caution">{errorText(consent.error).message}</Notice>}
      <WithdrawSheet
        row={asked}
        pending={consent.pending}
        error={consent.error}
        keep={() => ask(null)}
        withdraw={() => void withdraw()}
      />
    </Screen>
  );
}
