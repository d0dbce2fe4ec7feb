import { DatePicker, Input, Segmented } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { beijingDay, clockText } from '../../../format/moments';

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
  /** The same moment to the millisecond, while nobody has chosen another. */
  exact?: string;
}

/** At the very moment that another release names. */
export function startAt(iso: string): Start {
  return { at: 'later', moment: dayjs(`${beijingDay(iso)}T${clockText(iso)}`), exact: iso };
}

export const startNow: Start = { at: 'now', moment: null };

/** The moment with its zone; null: at once. */
export function startOf(start: Start): string | null {
  if (start.at === 'now' || !start.moment) return null;
  return start.exact ?? `${start.moment.format('YYYY-MM-DDTHH:mm:ss')}+08:00`;
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
            onChange={(moment) => onChange({ at: 'later', moment })}
          />
        )}
      </div>
    </div>
  );
}
