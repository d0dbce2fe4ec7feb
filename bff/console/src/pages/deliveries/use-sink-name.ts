import { useTranslation } from 'react-i18next';
import { zh } from '../../language/zh';

type SinkKey = keyof typeof zh.sink;
const TAIL = 4;

export function useSinkName(): (sink: string) => string {
  const { t } = useTranslation();
  return (sink) => (sink in zh.sink ? t(`sink.${sink as SinkKey}`) : sink);
}

/** Of an ad account what tells two apart: the end of its number. The core has none. */
export function accountTail(account: { sink: string; platformAccountId: string }): string {
  if (account.sink === 'marketing_core') return '';
  const { platformAccountId } = account;
  return platformAccountId.length > TAIL ? `…${platformAccountId.slice(-TAIL)}` : platformAccountId;
}

export function useReceiverName(): (account: { sink: string; platformAccountId: string }) => string {
  const sinkName = useSinkName();
  return (account) => [sinkName(account.sink), accountTail(account)].filter(Boolean).join(' ');
}
