import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useLedgerRows } from '../../api/ledger-queries';
import { clockText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { DeliveryStateMark } from '../../parts/delivery-state';
import { ErrorNote } from '../../parts/error-note';
import { factMeaning, shortFactMeaning } from '../../parts/fact-name';
import { PersonLink } from '../../parts/person-link';
import './deliveries-card.css';

const SHOWN = 10;
const everything = {};

export function DeliveriesCard() {
  const { t } = useTranslation();
  const language = useLanguage();
  const latest = useLedgerRows(everything, SHOWN);
  const rows = latest.data?.pages[0]?.rows;
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
        {rows?.length === 0 && <p className="quiet small">{t('ledger.rows.noneAtAllLead')}</p>}
        <ul className="latest">
          {rows?.map((row) => (
            <li key={row.deliveryId}>
              <Link
                className="latest-name"
                to={`/deliveries?row=${row.deliveryId}`}
                title={factMeaning(row.factName, language)}
              >
                {shortFactMeaning(row.factName, language)}
              </Link>
              <DeliveryStateMark state={row.shown} />
              <PersonLink personId={row.personId} />
              <time className="quiet small">{clockText(row.occurredAt)}</time>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
