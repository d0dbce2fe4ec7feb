import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../api/types';
import { Card } from '../../parts/card';
import { DeliveryStateMark } from '../../parts/delivery-state';
import { shownStates } from '../deliveries/ledger-url';
import { useSinkName } from '../deliveries/use-sink-name';

/** How many facts of this person left, wait, or stay, for each receiver. */
export function SentCard({ entries }: { entries: TimelineEntry[] }) {
  const { t } = useTranslation();
  const sinkName = useSinkName();
  const deliveries = entries.flatMap((entry) => entry.deliveries);
  const sinks = [...new Set(deliveries.map(({ sink }) => sink))];
  return (
    <Card title={t('person.sentOut')}>
      <div className="card-body">
        {sinks.length === 0 && <p className="quiet">{t('person.sentNone')}</p>}
        {sinks.map((sink) => (
          <dl key={sink} className="person-pairs">
            {shownStates.map((state) => {
              const count = deliveries.filter((each) => each.sink === sink && each.state === state).length;
              if (count === 0) return null;
              return (
                <div key={state} style={{ display: 'contents' }}>
                  <dt>{sinkName(sink)}</dt>
                  <dd>
                    {count} <DeliveryStateMark state={state} />
                  </dd>
                </div>
              );
            })}
          </dl>
        ))}
        <p className="small quiet" style={{ marginTop: 8 }}>
          {t('person.sentNote')}
        </p>
      </div>
    </Card>
  );
}
