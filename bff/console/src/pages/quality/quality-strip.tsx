import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../format/durations';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { LOST_DAYS } from './quality-api';
import type { Freshness, Lost, QuarantineGroup, Traffic } from './quality-api';
import { heldRows, LATE_MS, lostOf, markedByRules, markedPeople, newestHeldAt } from './quality.rules';
import { useMoment } from './use-moment';

interface QualityStripProps {
  groups: QuarantineGroup[] | undefined;
  traffic: Traffic | undefined;
  freshness: Freshness | undefined;
  lost: Lost | undefined;
}

export function QualityStrip({ groups, traffic, freshness, lost }: QualityStripProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const moment = useMoment();
  const unknown = t('quality.strip.unknown');
  const marked = traffic && markedPeople(traffic.groups);
  const gone = lost && lostOf(lost);
  return (
    <dl className="strip quality-strip">
      <Figure
        name={t('quality.strip.held')}
        figure={groups && countText(heldRows(groups))}
        note={
          !groups
            ? unknown
            : groups.length === 0
              ? t('quality.strip.heldNone')
              : t('quality.strip.heldNote', { groups: groups.length, moment: moment(newestHeldAt(groups)) })
        }
      />
      <Figure
        name={t('quality.strip.marked')}
        figure={marked !== undefined && countText(marked)}
        note={
          !traffic
            ? unknown
            : marked === 0
              ? t('quality.strip.markedNone')
              : t('quality.strip.markedNote', { people: countText(markedByRules(traffic.groups)) })
        }
      />
      <Figure
        name={t('quality.strip.behind')}
        figure={
          freshness?.built &&
          (freshness.behindMs > LATE_MS
            ? durationText(freshness.behindMs, language)
            : t('quality.strip.behindNone'))
        }
        note={
          !freshness
            ? unknown
            : freshness.built
              ? t('quality.strip.asOf', { moment: moment(freshness.asOf) })
              : t('quality.fresh.state.notBuilt')
        }
      />
      <Figure
        name={t('quality.strip.lost')}
        figure={gone && countText(gone.events)}
        note={
          !gone
            ? unknown
            : gone.events === 0
              ? t('quality.strip.lostNone', { days: LOST_DAYS })
              : t('quality.strip.lostNote', { days: LOST_DAYS, people: countText(gone.people) })
        }
      />
    </dl>
  );
}

function Figure({ name, figure, note }: { name: string; figure: ReactNode; note: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{figure || '–'}</dd>
      <p>{note}</p>
    </div>
  );
}
