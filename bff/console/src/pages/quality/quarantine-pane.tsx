import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PushedPane } from '../../analysis/pushed-pane';
import { countText } from '../../format/numbers';
import { DecisionDialog } from './decision-dialog';
import type { Decision } from './use-decision';
import { PayloadStructure } from './payload-structure';
import type { QuarantineGroup } from './quality-api';
import { useEventName } from './use-event-name';
import { useMoment } from './use-moment';

interface QuarantinePaneProps {
  /** Undefined when it is no more. */
  group: QuarantineGroup | undefined;
  mayAct: boolean;
  onClose(): void;
}

/** One group: why, what one of them looks like, and what can be done. */
export function QuarantinePane({ group, mayAct, onClose }: QuarantinePaneProps) {
  const { t } = useTranslation();
  const eventName = useEventName();
  const moment = useMoment();
  /** As it was when the dialog opened: what came since is left alone, and the group may be gone before it closes. */
  const [decision, setDecision] = useState<{ decision: Decision; group: QuarantineGroup } | null>(null);
  const dialog = decision && <DecisionDialog {...decision} onClose={() => setDecision(null)} />;
  if (!group)
    return (
      <PushedPane title={t('quality.quarantine.title')} onClose={onClose}>
        <p className="card-body quiet">{t('quality.quarantine.gone')}</p>
        {dialog}
      </PushedPane>
    );
  const { reason, rows, people, appVersion, example } = group;
  return (
    <PushedPane
      title={`${eventName(group.eventName)} · ${t(`quality.quarantine.reason.${reason}`)}`}
      note={t('quality.quarantine.paneNote', {
        rows: countText(rows),
        people: countText(people),
        version: appVersion,
      })}
      onClose={onClose}
      footer={
        mayAct && (
          <>
            <Button type="primary" onClick={() => setDecision({ decision: 'replaying', group })}>
              {t('quality.quarantine.replay', { rows: countText(rows) })}
            </Button>
            <Button danger onClick={() => setDecision({ decision: 'discarding', group })}>
              {t('quality.quarantine.discard', { rows: countText(rows) })}
            </Button>
          </>
        )
      }
    >
      <div className="card-body quality-pane">
        <p className="note">{t(`quality.quarantine.advice.${reason}`)}</p>
        <dl className="quality-times">
          <dt>{t('quality.quarantine.head.first')}</dt>
          <dd>{moment(group.firstAt)}</dd>
          <dt>{t('quality.quarantine.head.last')}</dt>
          <dd>{moment(group.lastAt)}</dd>
          <dt>{t('quality.quarantine.head.expiry')}</dt>
          <dd>{moment(group.nextExpiryAt)}</dd>
          {example && (
            <>
              <dt>{t('quality.quarantine.brokenAt')}</dt>
              <dd className="mono">{example.path || t('quality.quarantine.brokenWhole')}</dd>
            </>
          )}
        </dl>
        <h3>
          {t('quality.quarantine.example')}
          <small>{t('quality.quarantine.exampleNote')}</small>
        </h3>
        {example ? (
          <PayloadStructure lines={example.structure} broken={example.path} />
        ) : (
          <p className="quiet">{t('quality.quarantine.exampleGone')}</p>
        )}
      </div>
      {dialog}
    </PushedPane>
  );
}
