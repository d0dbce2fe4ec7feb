import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Funnel } from '../../api/types';
import { Chart } from '../../charts/chart';
import { PEOPLE_CHART_HEIGHT, peopleOption, peopleSteps } from '../../charts/people-option';
import { calendarDayText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { useThemeMode } from '../../theme/theme-mode';
import { TwinSwitch } from './twin-switch';

export function PeopleCard({ funnel, days, today }: { funnel: Funnel; days: string[]; today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { palette } = useThemeMode();
  const [asTable, setAsTable] = useState(false);
  const option = useMemo(
    () =>
      peopleOption({
        funnel,
        days,
        today,
        palette,
        stepName: (step) => t(`step.${step}`),
        dayLabel: (day) => calendarDayText(day, language),
      }),
    [funnel, days, today, palette, t, language],
  );
  const latest = funnel.days.at(-1);
  const label = latest
    ? t('overview.chartPeople', {
        day: calendarDayText(latest.day, language),
        arrived: countText(latest.people[0]!),
        submitted: countText(latest.people[4]!),
      })
    : t('overview.perDayTitle');
  return (
    <Card
      title={t('overview.perDayTitle')}
      columns={5}
      aside={<TwinSwitch asTable={asTable} onChange={setAsTable} />}
    >
      <div className="card-body">
        <p className="small quiet">{t('overview.perDayNote')}</p>
        {asTable ? (
          <PeopleTable funnel={funnel} />
        ) : (
          <Chart option={option} label={label} height={PEOPLE_CHART_HEIGHT} />
        )}
      </div>
    </Card>
  );
}

function PeopleTable({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const indexes = peopleSteps.map((name) => funnel.total.steps.findIndex(({ step }) => step === name));
  return (
    <div className="twin-table">
      <table className="rows">
        <thead>
          <tr>
            <th>{t('overview.day')}</th>
            {peopleSteps.map((step) => (
              <th key={step} className="right">
                {t(`step.${step}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {funnel.days.map(({ day, people }) => (
            <tr key={day}>
              <td>{calendarDayText(day, language)}</td>
              {indexes.map((index) => (
                <td key={index} className="right">
                  {countText(people[index] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
