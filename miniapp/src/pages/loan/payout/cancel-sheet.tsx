import { Button, Sheet } from '../../../components';

interface CancelSheetProps {
  isOpen: boolean;
  keep: () => void;
  cancel: () => void;
}

/** Asked once more, without holding anybody back: both ways are equally wide. */
export function CancelSheet({ isOpen, keep, cancel }: CancelSheetProps) {
  return (
    <Sheet
      open={isOpen}
      title="取消这笔借款"
      onClose={keep}
      actions={
        <>
          <Button id="payout-cancel-keep" kind="tonal" onClick={keep}>
            不取消
          </Button>
          <Button id="payout-cancel-confirm" kind="tonal" onClick={cancel}>
            确认取消
          </Button>
        </>
      }
    >
      放款前取消不收任何费用。如果出借人已经付款，就不能取消了，可以当天全部还清。
    </Sheet>
  );
}
