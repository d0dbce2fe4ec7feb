import { useTranslation } from 'react-i18next';
import { zh } from '../../language/zh';

type SinkKey = keyof typeof zh.sink;

export function useSinkName(): (sink: string) => string {
  const { t } = useTranslation();
  return (sink) => (sink in zh.sink ? t(`sink.${sink as SinkKey}`) : sink);
}
