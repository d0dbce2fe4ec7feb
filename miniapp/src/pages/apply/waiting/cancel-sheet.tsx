import { View } from '@tarojs/components';
import { type ApiError, errorText } from '../../../api';
import { Button, Notice, Sheet } from '../../../components';

interface CancelSheetProps {
  cancelling: { pending: boolean; error: ApiError | null };
  confirm: () => void;
  close: () => void;
}

/** Taking an application back is a decision of its own; nothing is said to keep a person from it. */
export function CancelSheet({ cancelling, confirm, close }: CancelSheetProps) {
  return (
    <Sheet
      id="waiting-cancel-sheet"
      open
      title="撤回这次申请"
      onClose={close}
      actions={
        <>
          <Button id="waiting-cancel-keep" kind="tonal" disabled={cancelling.pending} onClick={close}>
            不撤回
          </Button>
          <Button
            id="waiting-cancel-confirm"
            kind="tonal"
            pending={cancelling.pending}
            pendingText="正在撤回"
            onClick={confirm}
          >
            撤回申请
          </Button>
        </>
      }
    >
      <View className="mt-8">撤回后审批停止，不收任何费用，以后可以重新申请。</View>
      <View className="small soft mt-8">已经做过的征信查询，记录会按规定保留 2 年，撤回不能删除它。</View>
      {cancelling.error && (
        <Notice id="waiting-cancel-error" tone="caution" className="mt-12">
          {errorText(cancelling.error).message}
        </Notice>
      )}
    </Sheet>
  );
}
