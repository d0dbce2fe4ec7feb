import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../../api/call-error';
import { Icon } from '../../shell/icons';

/** Why a button did not do what it says, beside that button. */
export function CallNote({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const { code } = callErrorOf(error);
  const why =
    code === 'not_allowed'
      ? t('accounts.notAllowed')
      : code === 'unreachable'
        ? t('accounts.failedUnreachable')
        : code === 'step_not_open' || code === 'document_changed'
          ? t('accounts.failedState')
          : t('accounts.failedOther', { code });
  return (
    <div className="note bad" role="alert">
      <Icon name="warning" small />
      <span>{t('accounts.failed', { why })}</span>
    </div>
  );
}
