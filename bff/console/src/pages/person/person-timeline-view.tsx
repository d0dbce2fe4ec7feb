import { useTranslation } from 'react-i18next';
import type { PersonTimeline } from '../../api/types';
import { Icon } from '../../shell/icons';
import { EntryList } from './entry-list';
import { IdentityCard } from './identity-card';
import { LaneChart } from './lane-chart';
import { PersonAnswer } from './person-answer';
import './person.css';
import { PersonSide } from './person-side';

export function PersonTimelineView({ timeline }: { timeline: PersonTimeline }) {
  const { t } = useTranslation();
  return (
    <>
      <PersonAnswer timeline={timeline} />
      <p className="basis">
        <span className="tag warn">
          <Icon name="lock" small />
          {t('person.audited', { reason: timeline.auditedReason })}
        </span>
        <span>{t('person.masked')}</span>
      </p>
      <div className="person">
        <div className="person-main">
          <LaneChart entries={timeline.entries} />
          {timeline.truncated && <p className="note warn">{t('person.truncated')}</p>}
          <EntryList entries={timeline.entries} />
          <IdentityCard personId={timeline.person.personId} />
        </div>
        <div className="person-main">
          <PersonSide timeline={timeline} />
        </div>
      </div>
    </>
  );
}
