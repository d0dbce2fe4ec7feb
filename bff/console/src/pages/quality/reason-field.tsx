import { Input } from 'antd';
import { useTranslation } from 'react-i18next';

export const MIN_REASON = 4;
export const MAX_REASON = 200;

export const isReason = (text: string): boolean => text.trim().length >= MIN_REASON;

interface ReasonFieldProps {
  reason: string;
  onReason(reason: string): void;
}

/** Why something is done that stays: no dialog goes on without it. */
export function ReasonField({ reason, onReason }: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <label>
      <span className="field-name">{t('quality.traffic.reason')}</span>
      <Input
        autoFocus
        autoComplete="off"
        value={reason}
        maxLength={MAX_REASON}
        placeholder={t('quality.traffic.reasonHint')}
        onChange={({ target }) => onReason(target.value)}
      />
    </label>
  );
}
