import { useTranslation } from 'react-i18next';
import type { DeliveryRow } from '../../api/types';
import { clockText, dayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { deliveryCause } from '../../parts/delivery-cause';
import { DeliveryStateMark } from '../../parts/delivery-state';
import { factMeaning } from '../../parts/fact-name';
import { PersonLink } from '../../parts/person-link';
import { useSinkName } from './use-sink-name';

export function DeliveriesTable({ deliveries }: { deliveries: DeliveryRow[] }) {
  const { t } = useTranslation();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t('deliveries.happened')}</th>
          <th>{t('deliveries.person')}</th>
          <th className="right">{t('deliveries.order')}</th>
          <th>{t('deliveries.fact')}</th>
          <th>{t('deliveries.sink')}</th>
          <th>{t('deliveries.state')}</th>
          <th className="right">{t('deliveries.tries')}</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <DeliveryLine key={`${delivery.sink} ${delivery.factId}`} delivery={delivery} />
        ))}
      </tbody>
    </table>
  );
}

function DeliveryLine({ delivery }: { delivery: DeliveryRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sinkName = useSinkName();
  const tookMs = delivery.finishedAt
    ? Date.parse(delivery.finishedAt) - Date.parse(delivery.recordedAt)
    : null;
  return (
    <tr>
      <td>
        {clockText(delivery.occurredAt)}
        <small>{dayText(delivery.occurredAt, language)}</small>
      </td>
      <td>
        <PersonLink personId={delivery.personId} />
      </td>
      <td className="right quiet">{delivery.personSequence}</td>
      <td>
        {factMeaning(delivery.name, language)}
        <small className="mono">{delivery.name}</small>
      </td>
      <td>{sinkName(delivery.sink)}</td>
      <td>
        <DeliveryStateMark state={delivery.state} />
        <small>{deliveryCause({ ...delivery, tookMs }, t, language)}</small>
      </td>
      <td className="right">{delivery.attempts}</td>
    </tr>
  );
}
