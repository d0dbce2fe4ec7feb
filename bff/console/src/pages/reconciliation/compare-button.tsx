import { App, Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/queries';
import { callErrorOf } from '../../api/call-error';
import type { Day, Days } from './types';
import { useCompare } from './use-reconciliation';

interface CompareButtonProps {
  day: string;
  compared: Day | undefined;
  days: Days;
}

/** Compares every account of the day and what belongs to none, one after the other. */
export function CompareButton({ day, compared, days }: CompareButtonProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const isAdmin = useMe().data?.role === 'admin';
  const compare = useCompare();
  const isFirst = !compared || compared.accounts.length === 0;
  const run = () =>
    compare.mutate(
      [...days.accounts.map(({ accountId }) => accountId), null].map((accountId) => ({ accountId, day })),
      {
        onError: (error) => void message.error(t('error.other', { code: callErrorOf(error).code })),
      },
    );
  return (
    <Tooltip title={isAdmin ? '' : t('reconciliation.onlyAdmin')}>
      <Button
        className="no-print"
        type={isFirst ? 'primary' : 'default'}
        disabled={!isAdmin}
        loading={compare.isPending}
        onClick={run}
      >
        {t(isFirst ? 'reconciliation.compareNow' : 'reconciliation.compareAgain')}
      </Button>
    </Tooltip>
  );
}
