import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { daysInclusive } from '../format/moments';
import type { Language } from '../language';
import { useLanguage } from '../language/use-language';
import { comparisons } from './compare';
import { Conditions } from './conditions';
import type { Dimension } from './dimensions';
import { choiceOf, daysOf, presets, ripenessOf } from './report-days';
import type { Report } from './use-report';

interface ReportFiltersProps {
  report: Report<object>;
  /** What this report can be broken down by; none takes the menu away. */
  breakdowns: readonly Dimension[];
  /** What this report can be narrowed down by. */
  conditions: readonly Dimension[];
  /** Whether a past stretch can be set beside it. */
  compares?: boolean;
  /** Days of the event instead of days of arrival. */
  byEventDay?: boolean;
  /** Filters of the page's own. */
  children?: ReactNode;
  /** At the right end: the saved views. */
  end?: ReactNode;
}

/** One bar for all reports; each part reads as words, and all of it stands in the address. */
export function ReportFilters({
  report,
  breakdowns,
  conditions,
  compares = true,
  byEventDay = false,
  children,
  end,
}: ReportFiltersProps) {
  const { t } = useTranslation();
  return (
    <div className="filters" role="toolbar" aria-label={t('analysis.filters')}>
      <DaysField report={report} byEventDay={byEventDay} />
      {compares && <ComparisonField report={report} />}
      {breakdowns.length > 0 && <BreakdownField report={report} breakdowns={breakdowns} />}
      {children}
      <Conditions report={report} dimensions={conditions} />
      {report.view.conditions.length > 1 && (
        <Button type="link" size="small" onClick={() => report.change({ conditions: [] })}>
          {t('analysis.clearConditions')}
        </Button>
      )}
      {end && <span className="filters-end">{end}</span>}
    </div>
  );
}

type Part = { report: Report<object> };
const named = (name: string) => <span className="quiet">{name}</span>;

function DaysField({ report: { view, days, today, change }, byEventDay }: Part & { byEventDay: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = t(byEventDay ? 'analysis.happenedOn' : 'analysis.arrivedOn');
  const ripe = ripenessOf(days, today) ?? 'none';
  const length = t('analysis.days', { count: daysInclusive(days.from, days.to) });
  const shown = byEventDay
    ? presets.filter((preset) => !preset.endsWith('28') || preset === 'last28')
    : presets;
  return (
    <DatePicker.RangePicker
      aria-label={label}
      prefix={named(label)}
      value={[dayjs(days.from), dayjs(days.to)]}
      format={dayFormat(language, days.from.slice(0, 4) !== today.slice(0, 4))}
      allowClear={false}
      maxDate={dayjs(today)}
      presets={shown.map((preset) => {
        const range = daysOf(preset, today);
        return { label: t(`analysis.preset.${preset}`), value: [dayjs(range.from), dayjs(range.to)] };
      })}
      onChange={(range) => {
        if (!range?.[0] || !range[1]) return;
        const picked = { from: range[0].format('YYYY-MM-DD'), to: range[1].format('YYYY-MM-DD') };
        change({ days: choiceOf(picked, today) });
      }}
      style={{ width: byEventDay ? 300 : language === 'zh' ? 352 : 376 }}
      suffixIcon={
        <span
          className="small quiet nowrap"
          data-preset={typeof view.days === 'string' ? view.days : undefined}
        >
          {byEventDay ? length : `${length} · ${t(`analysis.ripe.${ripe}`)}`}
        </span>
      }
    />
  );
}

/** The year is named only where it is not the present one. */
function dayFormat(language: Language, withYear: boolean): string {
  if (language === 'zh') return withYear ? 'YYYY年M月D日' : 'M月D日';
  return withYear ? 'D MMM YYYY' : 'D MMM';
}

function ComparisonField({ report: { view, days, change } }: Part) {
  const { t } = useTranslation();
  const count = daysInclusive(days.from, days.to);
  return (
    <Select
      aria-label={t('analysis.compare')}
      prefix={named(t('analysis.compare'))}
      value={view.compare}
      options={comparisons.map((each) => ({
        value: each,
        label: t(`analysis.comparison.${each}`, { count }),
      }))}
      onChange={(compare) => change({ compare })}
      popupMatchSelectWidth={false}
      style={{ minWidth: 132 }}
    />
  );
}

const NONE = 'none';

function BreakdownField({ report, breakdowns }: Part & { breakdowns: readonly Dimension[] }) {
  const { t } = useTranslation();
  const { view, change } = report;
  const options = [
    { value: NONE, label: t('analysis.byNone') },
    ...breakdowns.map((by) => ({ value: by as string, label: t(`analysis.dimension.${by}`) })),
  ];
  return (
    <Select
      aria-label={t('analysis.by')}
      prefix={named(t('analysis.by'))}
      value={view.by ?? NONE}
      options={options}
      onChange={(value) => change({ by: breakdowns.find((each) => each === value) ?? null })}
      popupMatchSelectWidth={false}
      style={{ minWidth: 132 }}
    />
  );
}
