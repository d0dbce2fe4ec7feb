import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import type { TimelineDelivery, TimelineEntry } from '../../api/types';
import { beijingDay, clockText, dayText, weekdayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { deliveryCause } from '../../parts/delivery-cause';
import { DeliveryStateMark } from '../../parts/delivery-state';
import { factMeaning } from '../../parts/fact-name';
import { useSinkName } from '../deliveries/use-sink-name';
import { laneColours } from './lanes';
import { useDetailLine } from './use-detail-line';

const views = ['all', 'factsOnly', 'consentAndSent'] as const;
type View = (typeof views)[number];

const shows: Record<View, (entry: TimelineEntry) => boolean> = {
  all: () => true,
  factsOnly: (entry) => entry.lane === 'fact',
  consentAndSent: (entry) => entry.lane === 'consent' || entry.deliveries.length > 0,
};

export function EntryList({ entries }: { entries: TimelineEntry[] }) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('all');
  const shown = entries.filter(shows[view]);
  const days = [...new Set(shown.map(({ at }) => beijingDay(at)))];
  return (
    <Card
      title={t('person.oneByOne')}
      aside={
        <Segmented
          className="no-print"
          size="small"
          value={view}
          options={views.map((value) => ({ value, label: t(`person.${value}`) }))}
          onChange={setView}
        />
      }
    >
      <div style={{ paddingBottom: 10 }}>
        {days.length === 0 && <p className="card-body quiet">{t('person.noneHere')}</p>}
        {days.map((day) => (
          <Day key={day} entries={shown.filter(({ at }) => beijingDay(at) === day)} />
        ))}
      </div>
    </Card>
  );
}

function Day({ entries }: { entries: TimelineEntry[] }) {
  const language = useLanguage();
  const first = entries[0]!;
  return (
    <>
      <h3 className="entry-day" style={{ fontSize: 13 }}>
        {dayText(first.at, language)} <small>{weekdayText(first.at, language)}</small>
      </h3>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const detailLine = useDetailLine();
  return (
    <div className="entry">
      <time dateTime={entry.at}>{clockText(entry.at)}</time>
      <span className="lane" style={{ ['--lane-colour' as string]: laneColours[entry.lane] }}>
        {t(`person.lane.${entry.lane}`)}
      </span>
      <div>
        {entry.lane === 'fact' ? (
          <b>{factMeaning(entry.name, language)}</b>
        ) : (
          factMeaning(entry.name, language)
        )}
        <small>{detailLine(entry.details)}</small>
      </div>
      <div className="sends">
        {entry.deliveries.map((delivery) => (
          <Send key={delivery.deliveryId} delivery={delivery} />
        ))}
      </div>
    </div>
  );
}

function Send({ delivery }: { delivery: TimelineDelivery }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sinkName = useSinkName();
  return (
    <div>
      <DeliveryStateMark state={delivery.state} />{' '}
      <Link to={`/deliveries?row=${delivery.deliveryId}`}>{sinkName(delivery.sink)}</Link>
      <small>{deliveryCause(delivery, t, language)}</small>
    </div>
  );
}
