import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStory } from '../../api/ledger-queries';
import type { LedgerRow, RowStory } from '../../api/types';
import { shortId } from '../../format/codes';
import { clockText, dayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { CopyLink } from '../../parts/copy-link';
import { deliveryCause } from '../../parts/delivery-cause';
import { DeliveryStateMark } from '../../parts/delivery-state';
import { ErrorNote } from '../../parts/error-note';
import { factMeaning, shortFactMeaning } from '../../parts/fact-name';
import '../../parts/parts.css';
import { PersonLink } from '../../parts/person-link';
import { Icon } from '../../shell/icons';
import { ChainBlock } from './chain-block';
import { EvidenceButton } from './evidence-button';
import { ExchangeBlock } from './exchange-block';
import { isDecidable, tookMsOf } from './row.rules';
import { StoryList } from './story-list';
import './story.css';
import { useReceiverName, useSinkName } from './use-sink-name';

interface StoryPanelProps {
  deliveryId: string;
  onClose(): void;
  onOpen(deliveryId: string): void;
  onResend(row: LedgerRow): void;
}

/** The whole story of one row, beside the list and with an address of its own. */
export function StoryPanel({ deliveryId, onClose, onOpen, onResend }: StoryPanelProps) {
  const { t } = useTranslation();
  const story = useStory(deliveryId);
  return (
    <aside className="side-panel story" aria-label={t('ledger.story.title')}>
      {story.isPending && !story.isError && <StorySkeleton />}
      {story.isError && !story.data && (
        <div className="card-body">
          <ErrorNote
            what={t('ledger.story.title')}
            error={story.error}
            onRetry={() => void story.refetch()}
          />
          <Button onClick={onClose}>{t('ledger.story.close')}</Button>
        </div>
      )}
      {story.data && (
        <>
          <StoryHead story={story.data} onClose={onClose} />
          <div className="story-body">
            <StoryList story={story.data} onOpen={onOpen} />
            <ExchangeBlock key={deliveryId} story={story.data} />
            <ChainBlock key={`chain ${deliveryId}`} story={story.data} />
            <Neighbours rows={story.data.neighbours} onOpen={onOpen} />
          </div>
          <footer>
            {isDecidable(story.data.row) && (
              <Button onClick={() => onResend(story.data.row)}>{t('ledger.resend.preview')}</Button>
            )}
            <CopyLink />
            <EvidenceButton deliveryId={deliveryId} />
          </footer>
        </>
      )}
    </aside>
  );
}

function StoryHead({ story: { row }, onClose }: { story: RowStory; onClose(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const receiverName = useReceiverName();
  return (
    <header>
      <div className="story-title">
        <h2 title={factMeaning(row.factName, language)}>
          {t('ledger.story.arrow', {
            fact: shortFactMeaning(row.factName, language),
            account: receiverName(row),
          })}
        </h2>
        <div className="small quiet">
          <span className="mono" title={row.deliveryId}>
            {shortId(row.deliveryId)}
          </span>{' '}
          · <PersonLink personId={row.personId} />
          {row.expiresAt && (row.shown === 'queued' || row.shown === 'waits_consent') && (
            <> · {t('ledger.story.expires', { time: momentText(row.expiresAt, language) })}</>
          )}
        </div>
      </div>
      <DeliveryStateMark state={row.shown} />
      <Button
        type="text"
        size="small"
        aria-label={t('ledger.story.close')}
        title={`${t('ledger.story.close')} · Esc`}
        icon={<Icon name="cross" />}
        onClick={onClose}
      />
    </header>
  );
}

const momentText = (iso: string, language: 'zh' | 'en') => `${dayText(iso, language)} ${clockText(iso)}`;

function Neighbours({ rows, onOpen }: { rows: LedgerRow[]; onOpen(deliveryId: string): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sinkName = useSinkName();
  return (
    <section className="story-block">
      <h3>{t('ledger.story.neighbours')}</h3>
      {rows.length === 0 && <p className="small quiet">{t('ledger.story.neighboursNone')}</p>}
      <ul className="neighbours">
        {rows.map((row) => (
          <li key={row.deliveryId}>
            <button type="button" className="plain" onClick={() => onOpen(row.deliveryId)}>
              <DeliveryStateMark state={row.shown} wordless />
              <span className="neighbour-name">
                {shortFactMeaning(row.factName, language)} <span className="quiet">{sinkName(row.sink)}</span>
              </span>
              <span className="quiet small">
                {deliveryCause({ ...row, state: row.shown, tookMs: tookMsOf(row) }, t, language)}
              </span>
              <time className="quiet small">{momentText(row.occurredAt, language)}</time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const bones = ['62%', '40%', '88%', '76%', '84%', '58%', '90%', '66%'];

function StorySkeleton() {
  return (
    <div className="card-body" aria-hidden="true">
      {bones.map((width, place) => (
        <div key={place} className="bone" style={{ width, margin: '14px 0' }} />
      ))}
    </div>
  );
}
