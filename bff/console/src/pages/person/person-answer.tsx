import { Trans, useTranslation } from 'react-i18next';
import type { PersonTimeline } from '../../api/types';
import { durationText } from '../../format/durations';
import { fenText } from '../../format/money';
import { dayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { useGroupName } from '../../parts/use-group-name';

const bold = { b: <b /> };

/** A life in one sentence: where from, how far, how soon, and what of the money came back. */
export function PersonAnswer({ timeline }: { timeline: PersonTimeline }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const groupName = useGroupName();
  const { reached, money } = timeline;
  const touch = timeline.entries.find(({ lane }) => lane === 'touch');
  const at = (name: string) => reached.find(({ step }) => step === name)?.at ?? null;
  const [arrivedAt, drawnAt, settledAt] = [at('arrived'), at('drawn'), at('settled')];
  const furthest = reached.findLast((step) => step.at !== null)?.step ?? 'arrived';
  const day = dayText(arrivedAt ?? timeline.person.createdAt, language);
  const platform = touch?.details['adPlatform'] ?? touch?.details['entryKind'] ?? 'direct';
  const host = touch?.host;
  return (
    <p className="answer">
      <Trans i18nKey="person.from" values={{ day, entry: groupName(String(platform)) }} components={bold} />
      {host && t('person.onHost', { host: groupName(host) })}
      {arrivedAt && drawnAt ? (
        <Trans
          i18nKey="person.reachedDrawn"
          values={{ duration: durationText(Date.parse(drawnAt) - Date.parse(arrivedAt), language) }}
          components={bold}
        />
      ) : (
        <Trans i18nKey="person.reachedStep" values={{ step: t(`step.${furthest}`) }} components={bold} />
      )}
      {money.borrowedFen > 0 && (
        <Trans i18nKey="person.borrowed" values={{ amount: fenText(money.borrowedFen) }} components={bold} />
      )}
      {settledAt ? (
        <Trans i18nKey="person.settled" components={bold} />
      ) : (
        money.repaidFen > 0 && t('person.running', { amount: fenText(money.repaidFen) })
      )}
      {t('person.stop')}
    </p>
  );
}
