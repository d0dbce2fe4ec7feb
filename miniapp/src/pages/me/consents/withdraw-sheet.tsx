import { type ApiError, errorText } from '../../../api';
import { Button, Notice, Sheet } from '../../../components';
import { afterWithdrawal, type ConsentRow } from './decision-words';

interface WithdrawSheetProps {
  row: ConsentRow | null;
  pending: boolean;
  error: ApiError | null;
  keep: () => void;
  withdraw: () => void;
}

/** Says what happens then, before it is done. Both ways look alike. */
export function WithdrawSheet({ row, pending, error, keep, withdraw }: WithdrawSheetProps) {
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
      {error && <Notice tone="caution">{errorText(error).message}</Notice>}
    </Sheet>
  );
}
