import { Trans, useTranslation } from 'react-i18next';
import { durationText } from '../../format/durations';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { KEPT_DAYS, LOST_DAYS } from './quality-api';
import type { Freshness, Lost, QuarantineGroup, ReportStore, Traffic } from './quality-api';
import { freshWords, heldRows, lostOf, markedPeople } from './quality.rules';
import { useEventName } from './use-event-name';

const bold = { b: <b /> };

interface QualityAnswerProps {
  groups: QuarantineGroup[] | undefined;
  traffic: Traffic | undefined;
  freshness: Freshness | undefined;
  store: ReportStore | undefined;
  lost: Lost | undefined;
}

/** A sentence for each part that has answered. */
export function QualityAnswer({ groups, traffic, freshness, store, lost }: QualityAnswerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const eventName = useEventName();
  const most = groups?.[0];
  const people = markedPeople(traffic?.groups ?? []);
  const lostEvents = lost ? lostOf(lost).events : 0;
  return (
    <>
      <p className="answer quality-answer">
        {most && (
          <Trans
            i18nKey="quality.answer.held"
            values={{
              rows: countText(heldRows(groups)),
              event: eventName(most.eventName),
              why: t(`quality.quarantine.reason.${most.reason}`),
              most: countText(most.rows),
            }}
            components={bold}
          />
        )}
        {groups && !most && <Trans i18nKey="quality.answer.heldNone" components={bold} />}
        {traffic &&
          (people > 0 ? (
            <Trans i18nKey="quality.answer.marked" values={{ people: countText(people) }} components={bold} />
          ) : (
            t('quality.answer.markedNone')
          ))}
        {freshness &&
          freshWords(freshness, store).map((word) => (
            <Trans
              key={word}
              i18nKey={`quality.answer.${word}`}
              values={{ time: durationText(freshness.behindMs, language) }}
              components={bold}
            />
          ))}
        {lostEvents > 0 && (
          <Trans
            i18nKey="quality.answer.lost"
            values={{ days: LOST_DAYS, events: countText(lostEvents) }}
            components={bold}
          />
        )}
      </p>
      <p className="basis">
        <span>{t('quality.basis.held')}</span>
        <span>{t('quality.basis.wait', { days: KEPT_DAYS })}</span>
        <span>{t('quality.basis.marks')}</span>
      </p>
    </>
  );
}
