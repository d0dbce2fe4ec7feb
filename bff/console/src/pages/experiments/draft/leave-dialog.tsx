import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router-dom';
import type { Draft } from './use-draft';

/** Asks before another page is opened while something is not saved; the tabs of one experiment share the draft. */
export function LeaveDialog({ draft, experimentId }: { draft: Draft; experimentId: string }) {
  const { t } = useTranslation();
  const leaving = useBlocker(
    ({ nextLocation }) =>
      draft.isChanged && !nextLocation.pathname.startsWith(`/experiments/${experimentId}/`),
  );
  return (
    <Modal
      open={leaving.state === 'blocked'}
      title={t('experiments.draft.leaveTitle')}
      okText={t('experiments.draft.leave')}
      cancelText={t('experiments.draft.stay')}
      okButtonProps={{ danger: true }}
      onOk={() => leaving.proceed?.()}
      onCancel={() => leaving.reset?.()}
    >
      <p className="quiet">{t('experiments.draft.leaveLead')}</p>
    </Modal>
  );
}
