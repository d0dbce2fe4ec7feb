import { Trans, useTranslation } from 'react-i18next';
import type { SinkSummary } from '../../api/types';
import { durationText } from '../../format/durations';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { useNow } from '../../shell/use-now';
import { sinksState } from './sinks-state';
import { useSinkName } from './use-sink-name';

const bold = { b: <b /> };

export function DeliveriesAnswer({ sinks, empty }: { sinks: SinkSummary[]; empty: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sinkName = useSinkName();
  const nowMs = useNow();
  const { state, delivered, waiting, parked, oldestWaitingAt } = sinksState(sinks);
  const ageMs = oldestWaitingAt === null ? 0 : Math.max(0, nowMs - Date.parse(oldestWaitingAt));
  const names = sinks.map(({ sink }) => sinkName(sink)).join(language === 'zh' ? '、' : ', ');
  if (empty) return <p className="answer">{t('deliveries.answerNone')}</p>;
  return (
    <p className="answer" role="status">
      {state === 'parked' && (
        <Trans i18nKey="deliveries.answerParked" values={{ parked: countText(parked) }} components={bold} />
      )}
      {state === 'waiting' && (
        <Trans
          i18nKey="deliveries.answerWaiting"
          values={{
            delivered: countText(delivered),
            waiting: countText(waiting),
            age: durationText(ageMs, language),
          }}
          components={bold}
        />
      )}
      {state === 'clear' && (
        <Trans
          i18nKey="deliveries.answerClear"
          values={{ sinks: names, delivered: countText(delivered) }}
          components={bold}
        />
      )}
    </p>
  );
}
