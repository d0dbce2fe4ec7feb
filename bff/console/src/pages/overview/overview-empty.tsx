import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../parts/card';
import { Icon } from '../../shell/icons';
import { linksToTry, randomToken } from './links-to-try';

/** What the page is for, and three ways to see it at work. */
export function OverviewEmpty({ onWiden }: { onWiden: (() => void) | null }) {
  const { t } = useTranslation();
  const [links] = useState(() => linksToTry(window.location.origin, randomToken));
  return (
    <div className="grid">
      <Card title={t('empty.title')} columns={7}>
        <div className="card-body">
          <p style={{ color: 'var(--ink-2)', marginBottom: 12, maxWidth: 560 }}>{t('empty.lead')}</p>
          <ul style={{ display: 'grid', gap: 8 }}>
            {links.map(({ name, url }) => (
              <li key={name} className="note">
                <Icon name="phone" small />
                <span>
                  <a href={url} target="_blank" rel="noreferrer">
                    {t(`empty.${name}`)}
                  </a>
                  <span className="quiet"> · {t('empty.opens')}</span>
                </span>
              </li>
            ))}
          </ul>
          {onWiden && (
            <Button style={{ marginTop: 14 }} onClick={onWiden}>
              {t('empty.widen')}
            </Button>
          )}
        </div>
      </Card>
    </div>
  );
}
