import { View } from '@tarojs/components';
import { type ApiError, errorText } from '../../../api';
import { Button, Notice, Sheet } from '../../../components';
import { afterWithdrawal, type ConsentRow } from './decision-words';
import { beyondRecall, type Told } from './told-words';

interface WithdrawSheetProps {
  row: ConsentRow | null;
  /** What ad platforms were told; undefined while nobody knows. */
  told: readonly Told[] | undefined;
  pending: boolean;
  error: ApiError | null;
  keep: () => void;
  withdraw: () => void;
}

/** Says what happens then, before it is done. Both ways look alike. */
export function WithdrawSheet({ row, told, pending, error, keep, withdraw }: WithdrawSheetProps) {
  return (
    <Sheet
      open={row !== null}
      title={row ? `撤回「${row.title}」` : ''}
      onClose={keep}
      actions={
        <>
          <Button id="consent-withdraw-keep" kind="tonal" onClick={keep}>
            不撤回
          </Button>
          <Button id="consent-withdraw-confirm" kind="tonal" pending={pending} onClick={withdraw}>
            确认撤回
          </Button>
        </>
      }
    >
      {row && afterWithdrawal[row.purpose]}
      {row?.purpose === 'ad_measurement' && <View className="num mt-8">{beyondRecall(told)}</View>}
      {error && <Notice tone="caution">{errorText(error).message}</Notice>}
    </Sheet>
  );
}
