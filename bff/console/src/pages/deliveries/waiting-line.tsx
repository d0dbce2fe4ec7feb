import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RowStory } from '../../api/types';
import { shortClockText } from '../../format/moments';

/** Why the row has not gone yet, as it stands now; nothing once it is at its end. */
export function WaitingLine({ story, onOpen }: { story: RowStory; onOpen(deliveryId: string): void }) {
  const { t } = useTranslation();
  const { waiting } = story;
  if (!waiting) return null;
  return (
    <li className="now">
      <time />
      <i />
      <div>
        <span role="status">{t('ledger.story.waitingNow', { reason: reasonOf(waiting, t) })}</span>
        {waiting.behind && (
          <small>
            <button type="button" className="plain link" onClick={() => onOpen(waiting.behind!)}>
              {t('ledger.story.seeBefore')}
            </button>
          </small>
        )}
      </div>
    </li>
  );
}

function reasonOf(waiting: NonNullable<RowStory['waiting']>, t: TFunction): string {
  const { waitsFor, dueAt, breaker } = waiting;
  if (waiting.claimedBy) return t('ledger.story.waitSending', { worker: waiting.claimedBy });
  if (waitsFor === 'consent') return t('ledger.story.waitConsent');
  if (waitsFor === 'decision') return t('ledger.story.waitDecision');
  if (waitsFor === 'parked') return t(waiting.behind ? 'ledger.story.waitParked' : 'ledger.cause.decide');
  if (waiting.accountPaused) return t('ledger.story.waitPaused');
  if (breaker.state !== 'closed')
    return t('ledger.story.waitBreaker', { time: breaker.retryAt ? shortClockText(breaker.retryAt) : '–' });
  if (waiting.behind) return t('ledger.story.waitBehind');
  return Date.parse(dueAt) > Date.now()
    ? t('ledger.story.waitDue', { time: shortClockText(dueAt) })
    : t('ledger.story.waitSoon');
}
