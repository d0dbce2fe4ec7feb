import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { BottomBar, Button, Card, Notice, Phrases } from '../../../components';
import { nowMs } from '../../../host';
import { goTo } from '../../../routes';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import type { Application } from '../application/use-step';
import { CancelSheet } from './cancel-sheet';
import { Progress } from './progress';
import { promiseInWords } from './promise';
import { useWaiting, type Waiting } from './use-waiting';
import './index.scss';

/** A wait with a promise. It can be left: the page only looks, the application goes on without it. */
export default function WaitingForDecision() {
  const waiting = useWaiting();
  const { application, error, askNow, cancelling } = waiting;
  const [isCancelling, setCancelling] = useState(false);
  return (
    <Screen
      page="apply.waiting"
      bar={
        application && (
          <BottomBar note="可以离开这一页，进度会一直保留">
            <Button id="waiting-cancel" kind="plain" onClick={() => setCancelling(true)}>
              撤回申请
            </Button>
            <Button id="waiting-home" onClick={() => void goTo.landing({}, 'restart')}>
              回到首页
            </Button>
          </BottomBar>
        )
      }
    >
      {application ? (
        <WaitingParts application={application} waiting={waiting} />
      ) : error ? (
        <Failure error={error} retry={askNow} />
      ) : (
        <Loading />
      )}
      {isCancelling && (
        <CancelSheet
          cancelling={cancelling}
          confirm={() => void waiting.cancel()}
          close={() => setCancelling(false)}
        />
      )}
      <View className="waiting-room" />
    </Screen>
  );
}

function WaitingParts({ application, waiting }: { application: Application; waiting: Waiting }) {
  const { state, submittedAt, promisedAt, applicationId } = application;
  const { error, isExhausted, askNow } = waiting;
  if (!submittedAt || !promisedAt) return <Loading />;
  const words = promiseInWords({ state, submittedAt, promisedAt }, nowMs());
  return (
    <>
      <View className="soft">{words.lead}</View>
      <View className="title mt-4 num">{words.title}</View>
      <Progress words={words} state={state} submittedAt={submittedAt} />
      <Card className="mt-12">
        <View className="strong">{words.afterwards.title}</View>
        <View className="small soft mt-4">
          <Phrases of={words.afterwards.text} />
        </View>
      </Card>
      {(error || isExhausted) && (
        <Notice id="waiting-stale" tone="caution" className="mt-12">
          {error ? '这次没有查到最新进度，申请没有受影响。' : '这一页已经停止自动刷新。'}
          <Text id="waiting-ask" className="link link--end" onClick={askNow}>
            再查一次
          </Text>
        </Notice>
      )}
      <View className="row mt-16 small soft">
        <Text className="num waiting-number">申请编号 {applicationId}</Text>
        <Text id="waiting-help" className="link link--end" onClick={() => void goTo.help()}>
          联系客服
        </Text>
      </View>
    </>
  );
}
