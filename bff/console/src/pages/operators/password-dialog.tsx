import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText, shortClockText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { Icon } from '../../shell/icons';
import type { MadePassword } from './operators-page';

/** A password that is shown this once; a click beside it must not lose it. */
export function PasswordDialog({ made, onClose }: { made: MadePassword; onClose(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(made.oneTimePassword).then(() => setCopied(true));
  return (
    <Modal
      open
      width={480}
      mask={{ closable: false }}
      keyboard={false}
      title={t('operators.password.title', { name: made.name })}
      onCancel={onClose}
      footer={
        <Button type="primary" id="password-taken" onClick={onClose}>
          {t('operators.password.taken')}
        </Button>
      }
    >
      <div className="operator-form">
        <div className="operator-password">
          <code id="one-time-password">{made.oneTimePassword}</code>
          <Button icon={<Icon name={copied ? 'check' : 'link'} small />} onClick={() => void copy()}>
            {t(copied ? 'operators.password.copied' : 'operators.password.copy')}
          </Button>
        </div>
        <p className="note warn">
          <Icon name="warning" small />
          {t('operators.password.once')}
        </p>
        <p className="quiet">
          {t('operators.password.until', {
            day: dayText(made.expiresAt, language),
            time: shortClockText(made.expiresAt),
          })}
        </p>
      </div>
    </Modal>
  );
}
