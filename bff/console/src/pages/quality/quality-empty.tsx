import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import '../../analysis/report-empty.css';
import { Card } from '../../parts/card';
import { Icon } from '../../shell/icons';

/** What the page is for while there is nothing to tell, and where to look meanwhile. */
export function QualityEmpty() {
  const { t } = useTranslation();
  return (
    <Card title={t('quality.empty.title')}>
      <div className="card-body report-empty">
        <p>{t('quality.empty.lead')}</p>
        <ul className="quality-starts">
          <li>
            <Link className="note start" to="/events">
              <Icon name="events" small />
              {t('quality.empty.events')}
            </Link>
          </li>
          <li>
            <Link className="note start" to="/">
              <Icon name="overview" small />
              {t('quality.empty.live')}
            </Link>
          </li>
        </ul>
      </div>
    </Card>
  );
}
