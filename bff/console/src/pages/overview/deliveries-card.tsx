import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useLatestDeliveries } from '../../api/queries';
import { clockText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { DeliveryStateMark } from '../../parts/delivery-state';
import { ErrorNote } from '../../parts/error-note';
import { factMeaning, shortFactMeaning } from '../../parts/fact-name';
import { PersonLink } from '../../parts/person-link';
import './deliveries-card.css';

const SHOWN = 10;

export function DeliveriesCard() {
  const { t } = useTranslation();
  const language = useLanguage();
  const latest = useLatestDeliveries({ limit: SHOWN });
  return (
    <Card
      title={t('overview.deliveriesTitle')}
      columns={3}
      aside={<Link to="/deliveries">{t('overview.deliveriesAll')}</Link>}
    >
      <div className="card-body">
        {latest.isError && !latest.data && (
          <ErrorNote
            what={t('overview.deliveriesTitle')}
            error={latest.error}
            onRetry={() => void latest.refetch()}
          />
        )}
        {latest.data?.length === 0 && <p className="quiet small">{t('deliveries.answerNone')}</p>}
        <ul className="latest">
          {latest.data?.map((delivery) => (
            <li key={`${delivery.sink} ${delivery.factId}`}>
              <span className="latest-name" title={factMeaning(delivery.name, language)}>
                {shortFactMeaning(delivery.name, language)}
              </span>
              <DeliveryStateMark state={delivery.state} />
              <PersonLink personId={delivery.personId} />
              <time className="quiet small">{clockText(delivery.occurredAt)}</time>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
