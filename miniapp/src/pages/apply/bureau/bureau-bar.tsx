import { View } from '@tarojs/components';
import { BottomBar, Button, FieldMessages, TickRow } from '../../../components';

interface BureauBarProps {
  /** The query was authorised before; only the handing in is missing. */
  isAuthorised: boolean;
  isAgreed: boolean;
  /** The person wanted to go on without the tick. */
  isAgreementMissing: boolean;
  toggle: (isAgreed: boolean) => void;
  secondsLeft: number;
  readingSeconds: number;
  pending: boolean;
  accept: () => void;
  decline: () => void;
}

/** Saying no stands beside saying yes, is as large, and works from the first second. */
export function BureauBar(props: BureauBarProps) {
  const {
    isAuthorised,
    isAgreed,
    isAgreementMissing,
    toggle,
    secondsLeft,
    readingSeconds,
    pending,
    accept,
    decline,
  } = props;
  const isReading = secondsLeft > 0 && !isAuthorised;
  return (
    <BottomBar
      progress={readingSeconds > 0 ? 1 - secondsLeft / readingSeconds : undefined}
      note={
        isAuthorised ? (
          '你已授权这次查询，还差提交'
        ) : (
          <View className="bureau-agreement">
            <TickRow id="bureau-agree" ticked={isAgreed} onToggle={toggle}>
              我已读完授权书，同意以上查询
            </TickRow>
            <FieldMessages
              id="bureau-agree-error"
              error={isAgreementMissing ? '先勾选「我已读完授权书」，才能提交' : null}
            />
          </View>
        )
      }
    >
      <Button id="bureau-decline" kind="tonal" disabled={pending} onClick={decline}>
        {isAuthorised ? '暂不提交' : '暂不授权'}
      </Button>
      <Button id="bureau-submit" kind="tonal" disabled={isReading} pending={pending} onClick={accept}>
        {isReading ? `还需阅读 ${secondsLeft} 秒` : isAuthorised ? '提交申请' : '同意并提交'}
      </Button>
    </BottomBar>
  );
}
