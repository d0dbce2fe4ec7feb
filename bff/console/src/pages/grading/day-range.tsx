import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { addDays, daysInclusive } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import type { Days } from './grading-api';

export const MAX_DAYS = 400;
const presets = [7, 28, 90];

export const lastDays = (today: string, days: number): Days => ({
  from: addDays(today, 1 - days),
  to: today,
});

interface DayRangeProps {
  days: Days;
  today: string;
  onChange(days: Days): void;
}

export function DayRange({ days, today, onChange }: DayRangeProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <DatePicker.RangePicker
      aria-label={t('grading.whatIf.period')}
      prefix={<span className="quiet">{t('grading.whatIf.period')}</span>}
      value={[dayjs(days.from), dayjs(days.to)]}
      format={language === 'zh' ? 'M月D日' : 'D MMM'}
      allowClear={false}
      maxDate={dayjs(today)}
      minDate={dayjs(addDays(today, 1 - MAX_DAYS))}
      presets={presets.map((count) => {
        const { from, to } = lastDays(today, count);
        return { label: t('overview.days', { count }), value: [dayjs(from), dayjs(to)] };
      })}
      onChange={(range) => {
        if (range?.[0] && range[1]) {
          onChange({ from: range[0].format('YYYY-MM-DD'), to: range[1].format('YYYY-MM-DD') });
        }
      }}
      style={{ width: 310 }}
      suffixIcon={
        <span className="small quiet nowrap">
          {t('overview.days', { count: daysInclusive(days.from, days.to) })}
        </span>
      }
    />
  );
}
