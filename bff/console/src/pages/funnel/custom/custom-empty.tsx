import { useTranslation } from 'react-i18next';
import '../../../analysis/report-empty.css';
import { Card } from '../../../parts/card';
import { Icon } from '../../../shell/icons';
import type { CustomFunnel } from './custom-url';
import { readyFunnels } from './ready-funnels';

/** What a funnel of one's own answers, and some that are ready. */
export function CustomEmpty({ onChoose }: { onChoose(custom: CustomFunnel): void }) {
  const { t } = useTranslation();
  return (
    <div className="grid">
      <Card title={t('analysis.customEmptyTitle')} columns={7}>
        <div className="card-body report-empty">
          <p>{t('analysis.customEmptyLead')}</p>
          <ul>
            {readyFunnels.map(({ name, custom }) => (
              <li key={name}>
                <button type="button" className="note start" id={name} onClick={() => onChoose(custom)}>
                  <Icon name="funnel" small />
                  <span>{t(`analysis.${name}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      </Card>
    </div>
  );
}
