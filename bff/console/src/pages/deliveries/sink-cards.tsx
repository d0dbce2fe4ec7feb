import { useTranslation } from 'react-i18next';
import type { SinkSummary } from '../../api/types';
import { durationText } from '../../format/durations';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Icon } from '../../shell/icons';
import { useNow } from '../../shell/use-now';
import './sink-cards.css';
import { sinksState } from './sinks-state';
import { useSinkName } from './use-sink-name';

export function SinkCards({ sinks }: { sinks: SinkSummary[] }) {
  return (
    <div className="sinks">
      {sinks.map((sink) => (
        <SinkCard key={sink.sink} sink={sink} />
      ))}
    </div>
  );
}

const tags = {
  clear: { tone: 'good', word: 'clear', icon: 'check' },
  waiting: { tone: '', word: 'busy', icon: null },
  parked: { tone: 'bad', word: 'stopped', icon: 'warning' },
} as const;

function SinkCard({ sink }: { sink: SinkSummary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sinkName = useSinkName();
  const nowMs = useNow();
  const tag = tags[sinksState([sink]).state];
  const oldest = sink.oldestWaitingAt ? Math.max(0, nowMs - Date.parse(sink.oldestWaitingAt)) : null;
  const figures = [
    [t('deliveries.sinkDelivered'), countText(sink.deliveredLastHour)],
    [t('deliveries.sinkWaiting'), countText(sink.waiting)],
    [t('deliveries.sinkOldest'), oldest === null ? '–' : durationText(oldest, language)],
    [t('deliveries.sinkConsent'), countText(sink.waitingForConsent)],
    [t('deliveries.sinkParked'), countText(sink.parked)],
  ];
  return (
    <section className="card sink">
      <h3>
        {sinkName(sink.sink)}
        <span className={`tag ${tag.tone}`}>
          {tag.icon && <Icon name={tag.icon} small />}
          {t(`deliveries.${tag.word}`)}
        </span>
      </h3>
      <dl>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
