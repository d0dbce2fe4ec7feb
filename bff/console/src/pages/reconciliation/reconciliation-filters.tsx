import { DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { weekdayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { adPlatforms, type ReconciliationView } from './reconciliation-url';
import type { Days } from './types';
import { useWords } from './use-words';

interface ReconciliationFiltersProps {
  view: ReconciliationView;
  days: Days | undefined;
  today: string;
  onChange(change: Partial<ReconciliationView>): void;
}

export function ReconciliationFilters({ view, days, today, onChange }: ReconciliationFiltersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  const present = adPlatforms.filter((platform) =>
    days ? days.accounts.some(({ adPlatform }) => adPlatform === platform) : true,
  );
  return (
    <div className="filters" role="toolbar">
      <DatePicker
        aria-label={t('reconciliation.filter.day')}
        value={dayjs(view.day)}
        format={language === 'zh' ? 'M月D日' : 'D MMM'}
        allowClear={false}
        maxDate={dayjs(today)}
        onChange={(day) => day && onChange({ day: day.format('YYYY-MM-DD') })}
        suffixIcon={
          <span className="small quiet nowrap">{weekdayText(`${view.day}T12:00:00+08:00`, language)}</span>
        }
        style={{ width: 168 }}
      />
      <Select
        mode="multiple"
        aria-label={t('reconciliation.filter.platform')}
        prefix={<span className="quiet">{t('reconciliation.filter.platform')}</span>}
        placeholder={t('reconciliation.filter.allPlatforms')}
        value={view.platforms}
        maxTagCount="responsive"
        options={present.map((platform) => ({ value: platform, label: words.platform(platform) }))}
        onChange={(platforms) => onChange({ platforms })}
        style={{ minWidth: 220 }}
      />
      <Select
        aria-label={t('reconciliation.filter.by')}
        prefix={<span className="quiet">{t('reconciliation.filter.by')}</span>}
        value={view.by}
        options={(['fact', 'grade'] as const).map((by) => ({
          value: by,
          label: t(`reconciliation.filter.${by}`),
        }))}
        onChange={(by) => onChange({ by })}
        popupMatchSelectWidth={false}
        style={{ minWidth: 104 }}
      />
      <span className="spacer" />
      <Segmented
        aria-label={t('reconciliation.filter.measure')}
        value={view.measure}
        options={(['count', 'amount'] as const).map((measure) => ({
          value: measure,
          label: t(`reconciliation.filter.${measure}`),
        }))}
        onChange={(measure) => onChange({ measure })}
      />
    </div>
  );
}
