import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowStory } from '../../api/types';
import { durationText } from '../../format/durations';
import { useLanguage } from '../../language/use-language';
import { Icon } from '../../shell/icons';
import { exchangesOf, laidOut } from './story.rules';

const SHOWN_TRIES = 5;

/** What was sent and what came back, as the ledger may keep it: masked before it was written. */
export function ExchangeBlock({ story }: { story: RowStory }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const exchanges = exchangesOf(story);
  const [chosen, choose] = useState<number | null>(null);
  const exchange = exchanges.find(({ sequence }) => sequence === chosen) ?? exchanges.at(-1);
  if (!exchange) return null;
  return (
    <section className="story-block">
      <h3>
        {t('ledger.story.request')}
        {exchanges.length > 1 && (
          <Segmented
            size="small"
            value={exchange.sequence}
            options={exchanges.slice(-SHOWN_TRIES).map((each) => ({
              value: each.sequence,
              label: t('ledger.story.nth', { number: each.attempt }),
            }))}
            onChange={choose}
          />
        )}
        <span className="spacer" />
        <span className="small quiet lock">
          <Icon name="lock" small />
          {t('ledger.story.masked')}
        </span>
      </h3>
      {exchange.request !== null && <pre className="code">{laidOut(exchange.request)}</pre>}
      <h3>
        {t('ledger.story.response')}
        <span className="small quiet">
          {[exchange.httpStatus, exchange.durationMs !== null && durationText(exchange.durationMs, language)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </h3>
      {exchange.response !== null ? (
        <pre className="code">{laidOut(exchange.response)}</pre>
      ) : (
        <p className="small quiet">–</p>
      )}
    </section>
  );
}
