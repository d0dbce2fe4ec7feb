import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../api/call-error';
import { Icon } from '../shell/icons';
import './parts.css';

interface ErrorNoteProps {
  /** What could not be read, as a noun; empty when the whole page hangs on it. */
  what: string;
  error: unknown;
  onRetry(): void;
  /** True while an older result is still shown below. */
  keepsOld?: boolean;
  /** Other ways out, as buttons. */
  children?: ReactNode;
}

/** What failed, the likely cause, what still holds, the next step as a button, a number for a colleague. */
export function ErrorNote({ what, error, onRetry, keepsOld = false, children }: ErrorNoteProps) {
  const { t } = useTranslation();
  const { code, requestId } = callErrorOf(error);
  const cause =
    code === 'unreachable' || code === 'internal' || code === 'not_allowed' || code === 'too_many_requests'
      ? t(`error.${code}`)
      : t('error.other', { code });
  return (
    <div className="note bad" role="alert" style={{ margin: '12px 0' }}>
      <Icon name="warning" small />
      <div>
        {what && <b>{t('error.title', { what })}</b>} {cause} {keepsOld && t('error.keeps')}
        <div style={{ marginTop: 8, display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button size="small" onClick={onRetry}>
            {t('error.retry')}
          </Button>
          {children}
          {requestId && <ErrorNumber requestId={requestId} />}
        </div>
      </div>
    </div>
  );
}

function ErrorNumber({ requestId }: { requestId: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(requestId).then(() => setCopied(true));
  return (
    <span className="small">
      {t('error.number', { id: requestId })}{' '}
      <Button type="link" size="small" onClick={() => void copy()}>
        {t(copied ? 'error.copied' : 'error.copy')}
      </Button>
    </span>
  );
}
