import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TwinSwitch } from '../../analysis/twin-switch';
import { Chart } from '../../charts/chart';
import { daysShown } from '../../charts/day-axis';
import { fenText } from '../../format/money';
import { calendarDayText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { useThemeMode } from '../../theme/theme-mode';
import { GradeTag } from './grade-tag';
import { type DaySums, daySums, gradesOption } from './grades-option';
import type { Days, GradedDay } from './grading-api';
import { gradeKeys } from './sums.rules';

const CHART_HEIGHT = 286;
const drawn = ['A', 'B', 'C', 'none'] as const;

/** The question that the chart will answer, while there is nothing to draw. */
export function DaysEmpty() {
  const { t } = useTranslation();
  return (
    <Card title={t('grading.daysTitle')}>
      <p className="card-body quiet">{t('grading.daysEmpty')}</p>
    </Card>
  );
}

export function DaysCard({ rows, range }: { rows: readonly GradedDay[]; range: Days }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { palette } = useThemeMode();
  const [asTable, setAsTable] = useState(false);
  const days = useMemo(() => daySums(rows, daysShown(range, rows[0]?.day)), [rows, range]);
  const option = useMemo(
    () =>
      gradesOption({
        days,
        today: range.to,
        palette,
        dayLabel: (day) => calendarDayText(day, language),
        names: { A: 'A', B: 'B', C: 'C', none: t('grading.none') },
      }),
    [days, range.to, palette, language, t],
  );
  const latest = days.findLast(({ sums }) => sums.facts > 0);
  const label = latest
    ? t('grading.chartDays', {
        day: calendarDayText(latest.day, language),
        a: countText(latest.sums.byGrade.A),
        b: countText(latest.sums.byGrade.B),
        c: countText(latest.sums.byGrade.C),
        none: countText(latest.sums.byGrade.none),
      })
    : t('grading.chartDaysNone');
  return (
    <Card
      title={t('grading.daysTitle')}
      columns={7}
      aside={<TwinSwitch asTable={asTable} onChange={setAsTable} />}
    >
      <div className="card-body">
        <div className="grading-legend">
          <span className="small quiet">{t('grading.daysNote')}</span>
          <span className="spacer" />
          {drawn.map((grade) => (
            <GradeTag key={grade} grade={grade} />
          ))}
        </div>
        {asTable ? <DaysTable days={days} /> : <Chart option={option} label={label} height={CHART_HEIGHT} />}
      </div>
    </Card>
  );
}

function DaysTable({ days }: { days: DaySums[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="twin-table">
      <table className="rows">
        <thead>
          <tr>
            <th>{t('grading.day')}</th>
            {gradeKeys.map((key) => (
              <th key={key} className="right">
                {key === 'none' || key === 'waiting' ? t(`grading.${key}`) : key}
              </th>
            ))}
            <th className="right">{t('grading.valueHead')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, sums }) => (
            <tr key={day}>
              <td>{calendarDayText(day, language)}</td>
              {gradeKeys.map((key) => (
                <td key={key} className="right">
                  {countText(sums.byGrade[key])}
                </td>
              ))}
              <td className="right">{fenText(sums.valueFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
