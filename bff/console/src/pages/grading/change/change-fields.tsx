import { DatePicker, Input, Segmented } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';

const MIN_REASON = 4;
const MAX_REASON = 200;

export const isReason = (text: string) => text.trim().length >= MIN_REASON;

export function ReasonField({ value, onChange }: { value: string; onChange(reason: string): void }) {
  const { t } = useTranslation();
  return (
    <label>
      <span className="field-name">{t('grading.release.reason')}</span>
      <Input
        value={value}
        maxLength={MAX_REASON}
        placeholder={t('grading.release.reasonPlaceholder')}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

export interface Start {
  at: 'now' | 'later';
  /** As it stands on a clock in Beijing. */
  moment: Dayjs | null;
}

export const startNow: Start = { at: 'now', moment: null };

/** The moment with its zone; null: at once. */
export function startOf(start: Start): string | null {
  return start.at === 'now' || !start.moment ? null : `${start.moment.format('YYYY-MM-DDTHH:mm:ss')}+08:00`;
}

export const isStart = ({ at, moment }: Start) => at === 'now' || moment !== null;

export function StartField({ start, onChange }: { start: Start; onChange(start: Start): void }) {
  const { t } = useTranslation();
  return (
    <div className="dialog-field">
      <span className="field-name">{t('grading.release.start')}</span>
      <div style={{ display: 'flex', gap: 8 }}>
        <Segmented<Start['at']>
          aria-label={t('grading.release.start')}
          value={start.at}
          options={[
            { value: 'now', label: t('grading.release.now') },
            { value: 'later', label: t('grading.release.later') },
          ]}
          onChange={(at) => onChange({ ...start, at })}
        />
        {start.at === 'later' && (
          <DatePicker
            aria-label={t('grading.release.moment')}
            placeholder={t('grading.release.moment')}
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            value={start.moment}
            style={{ flex: 1 }}
            onChange={(moment) => onChange({ ...start, moment })}
          />
        )}
      </div>
    </div>
  );
}
