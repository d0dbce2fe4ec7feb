import { Modal, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { ErrorNote } from '../../parts/error-note';
import { Icon } from '../../shell/icons';
import { type QuarantineGroup, useRenewGroups } from './quality-api';
import { isReason, ReasonField } from './reason-field';
import { type Decision, useDecision } from './use-decision';
import { useEventName } from './use-event-name';
import { useMoment } from './use-moment';

/** As many as the service takes in one call. */
const roundRows: Record<Decision, number> = { replaying: 1_000, discarding: 20_000 };

interface DecisionDialogProps {
  decision: Decision;
  group: QuarantineGroup;
  onClose(): void;
}

/** What would be done to how many, then how far it is, then what came of it. */
export function DecisionDialog({ decision, group, onClose }: DecisionDialogProps) {
  const { t } = useTranslation();
  const renew = useRenewGroups();
  const [reason, setReason] = useState('');
  const job = useDecision(decision, group, reason.trim());
  const { phase, done } = job;
  const rows = countText(group.rows);
  const leave = () => {
    void renew();
    onClose();
  };
  return (
    <Modal
      open
      title={t(`quality.quarantine.${decision}.title`, { rows })}
      closable={phase !== 'running'}
      keyboard={phase !== 'running'}
      maskClosable={false}
      okText={
        phase === 'running'
          ? t('quality.quarantine.stop')
          : phase === 'over'
            ? t('quality.quarantine.finish')
            : phase === 'asked'
              ? t(`quality.quarantine.${decision}.confirm`, { rows })
              : t('quality.quarantine.goOn')
      }
      okButtonProps={{
        danger: decision === 'discarding' && phase === 'asked',
        type: phase === 'running' ? 'default' : 'primary',
        // The note of what went wrong has the button to go on.
        style: phase === 'failed' ? { display: 'none' } : {},
        disabled: phase === 'running' ? job.isStopping : phase !== 'over' && !isReason(reason),
      }}
      cancelText={t(phase === 'asked' ? 'quality.quarantine.cancel' : 'quality.quarantine.leave')}
      cancelButtonProps={{ style: phase === 'running' || phase === 'over' ? { display: 'none' } : {} }}
      onOk={phase === 'running' ? job.stop : phase === 'over' ? leave : job.run}
      onCancel={leave}
    >
      {phase === 'asked' ? (
        <Preview decision={decision} group={group} reason={reason} onReason={setReason} />
      ) : (
        <div className="dialog-fields" role="status">
          <Progress
            percent={phase === 'over' ? 100 : Math.min(100, Math.floor((done.rows / group.rows) * 100))}
            showInfo={false}
          />
          <p>{t('quality.quarantine.progress', { done: countText(done.rows), rows })}</p>
          <p>
            {t(`quality.quarantine.${decision}.done`, {
              done: countText(done.rows),
              accepted: countText(done.accepted),
              duplicate: countText(done.duplicate),
              refused: countText(done.refused),
              dropped: countText(done.dropped),
            })}
          </p>
          {done.dropped > 0 && <p className="small quiet">{t('quality.quarantine.replaying.dropped')}</p>}
          {(phase === 'stopped' || phase === 'failed') && (
            <p className="note">
              {t(phase === 'stopped' ? 'quality.quarantine.stopped' : 'quality.quarantine.failedAt', {
                done: countText(done.rows),
              })}
            </p>
          )}
        </div>
      )}
      {phase === 'failed' && <ErrorNote what="" error={job.error} onRetry={job.run} />}
    </Modal>
  );
}

interface PreviewProps {
  decision: Decision;
  group: QuarantineGroup;
  reason: string;
  onReason(reason: string): void;
}

function Preview({ decision, group, reason, onReason }: PreviewProps) {
  const { t } = useTranslation();
  const eventName = useEventName();
  const moment = useMoment();
  const rounds = Math.ceil(group.rows / roundRows[decision]);
  return (
    <div className="dialog-fields">
      <p>{t(`quality.quarantine.${decision}.lead`)}</p>
      <ul className="note quality-scope">
        <li>
          <b>
            {t('quality.quarantine.scope.what', {
              why: t(`quality.quarantine.reason.${group.reason}`),
              event: eventName(group.eventName),
              version: group.appVersion,
            })}
          </b>
        </li>
        <li>
          {t('quality.quarantine.scope.size', {
            rows: countText(group.rows),
            people: countText(group.people),
            first: moment(group.firstAt),
            last: moment(group.lastAt),
          })}
        </li>
        <li>{t('quality.quarantine.scope.later')}</li>
        {rounds > 1 && (
          <li>
            {t('quality.quarantine.scope.rounds', {
              size: countText(roundRows[decision]),
              count: countText(rounds),
            })}
          </li>
        )}
      </ul>
      <p className="note warn">
        <Icon name="warning" small />
        {t(`quality.quarantine.${decision}.final`)}
      </p>
      <ReasonField {...{ reason, onReason }} />
    </div>
  );
}
