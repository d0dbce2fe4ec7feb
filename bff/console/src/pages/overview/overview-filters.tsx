import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { daysInclusive } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { breakdowns, CREDIT_RIPE_DAYS, lastDays, type OverviewView } from './overview-url';

interface OverviewFiltersProps {
  view: OverviewView;
  today: string;
  onChange(change: Partial<OverviewView>): void;
}

export function OverviewFilters({ view, today, onChange }: OverviewFiltersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const presets = [
    { label: t('overview.today'), range: lastDays(today, 1) },
    { label: t('overview.last7'), range: lastDays(today, 7) },
    { label: t('overview.last28'), range: lastDays(today, 28) },
    { label: t('overview.mature28'), range: lastDays(today, 28, CREDIT_RIPE_DAYS) },
  ];
  return (
    <div className="filters" role="toolbar">
      <DatePicker.RangePicker
        aria-label={t('overview.arrivedOn')}
        prefix={<span className="quiet">{t('overview.arrivedOn')}</span>}
        value={[dayjs(view.from), dayjs(view.to)]}
        format={language === 'zh' ? 'M月D日' : 'D MMM'}
        allowClear={false}
        maxDate={dayjs(today)}
        presets={presets.map(({ label, range }) => ({ label, value: [dayjs(range.from), dayjs(range.to)] }))}
        onChange={(range) => {
          if (range?.[0] && range[1]) {
            onChange({ from: range[0].format('YYYY-MM-DD'), to: range[1].format('YYYY-MM-DD') });
          }
        }}
        style={{ width: 300 }}
        suffixIcon={
          <span className="small quiet nowrap">
            {t('overview.days', { count: daysInclusive(view.from, view.to) })}
          </span>
        }
      />
      <Select
        aria-label={t('breakdown.label')}
        prefix={<span className="quiet">{t('breakdown.label')}</span>}
        value={view.by}
        options={breakdowns.map((by) => ({ value: by, label: t(`breakdown.${by}`) }))}
        onChange={(by) => onChange({ by })}
        popupMatchSelectWidth={false}
        style={{ minWidth: 148 }}
      />
    </div>
  );
}
