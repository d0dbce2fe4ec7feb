import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Funnel } from '../../api/types';
import { TwinCard } from '../../analysis/twin-card';
import { Chart } from '../../charts/chart';
import { PEOPLE_CHART_HEIGHT, peopleOption, peopleSteps } from '../../charts/people-option';
import { calendarDayText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { useThemeMode } from '../../theme/theme-mode';

export function PeopleCard({ funnel, days, today }: { funnel: Funnel; days: string[]; today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { palette } = useThemeMode();
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
    <TwinCard
      title={t('overview.perDayTitle')}
      columns={5}
      note={t('overview.perDayNote')}
      chart={<Chart option={option} label={label} height={PEOPLE_CHART_HEIGHT} />}
      table={<PeopleTable funnel={funnel} />}
    />
  );
}

function PeopleTable({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const indexes = peopleSteps.map((name) => funnel.total.steps.findIndex(({ step }) => step === name));
  return (
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
  );
}
