import { App, Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../../api/call-error';
import { countText } from '../../format/numbers';
import { Icon } from '../../shell/icons';
import type { Day, Difference } from './types';
import { useTakeWord } from './use-reconciliation';

interface TakeWordProps {
  day: Day;
  differences: readonly Difference[];
  mayAct: boolean;
}

/** Rows without an answer that the report holds: the platform has counted them, so they are confirmed by it. */
export function TakeWord({ day, differences, mayAct }: TakeWordProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const takeWord = useTakeWord();
  const lost = differences.filter(({ bucket }) => bucket === 'answer_missing');
  const accountIds = [...new Set(lost.flatMap(({ accountId }) => accountId ?? []))];
  if (lost.length === 0) return null;
  const take = () =>
    takeWord.mutate(
      accountIds.map((accountId) => ({ accountId, day: day.day })),
      {
        onSuccess: (taken) =>
          void message.success(t('reconciliation.differences.takenWord', { count: taken })),
        onError: (error) =>
          void message.error(t('reconciliation.closing.failed', { code: callErrorOf(error).code })),
      },
    );
  return (
    <Tooltip title={mayAct ? '' : t('reconciliation.onlyAdmin')}>
      <Button
        size="small"
        type="primary"
        disabled={!mayAct}
        loading={takeWord.isPending}
        icon={<Icon name="check" small />}
        onClick={take}
      >
        {t('reconciliation.differences.takeWord', { count: countText(lost.length) })}
      </Button>
    </Tooltip>
  );
}
