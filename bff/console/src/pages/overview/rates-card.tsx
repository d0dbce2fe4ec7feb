import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Funnel } from '../../api/types';
import { TwinCard } from '../../analysis/twin-card';
import { Chart } from '../../charts/chart';
import { type DayRate, dayPoints, dayRates, rateOption, ripensWith } from '../../charts/rate-option';
import { calendarDayText, daysInclusive } from '../../format/moments';
import { intervalText, rateText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { useThemeMode } from '../../theme/theme-mode';
import './rates-card.css';
import { useRateName } from './use-rate-name';

interface RatesCardProps {
  funnel: Funnel;
  days: string[];
  today: string;
}

export function RatesCard({ funnel, days, today }: RatesCardProps) {
  const { t } = useTranslation();
  return (
    <TwinCard
      title={t('overview.rateTitle')}
      columns={7}
      note={t('overview.rateNote')}
      chart={
        <div className="small-multiples">
          {dayRates.map((rate) => (
            <RateChart key={rate} rate={rate} funnel={funnel} days={days} today={today} />
          ))}
        </div>
      }
      table={<RatesTable funnel={funnel} days={days} />}
    />
  );
}

function RateChart({ rate, funnel, days, today }: RatesCardProps & { rate: DayRate }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { palette } = useThemeMode();
  const name = useRateName()(rate);
  const option = useMemo(
    () =>
      rateOption({
        funnel,
        rate,
        days,
        palette,
        dayLabel: (day) => calendarDayText(day, language),
        unripeWord: t('overview.unripe'),
      }),
    [funnel, rate, days, palette, language, t],
  );
  const latest = dayPoints(funnel, rate, days).findLast((point) => point.ripe && point.rate);
  const label = latest?.rate
    ? t('overview.chartRate', {
        rate: name,
        day: calendarDayText(latest.day, language),
        value: rateText(latest.rate),
      })
    : t('overview.chartRateNone', { rate: name });
  const ripensIn = daysInclusive(funnel.ripeUntil[ripensWith[rate]], today) - 2;
  return (
    <div>
      <div className="nowrap">
        <b>{name}</b> <span className="small quiet">{t('overview.ripens', { count: ripensIn })}</span>
      </div>
      <Chart option={option} label={label} height={192} />
    </div>
  );
}

function RatesTable({ funnel, days }: { funnel: Funnel; days: string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rateName = useRateName();
  const columns = dayRates.map((rate) => dayPoints(funnel, rate, days));
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t('overview.day')}</th>
          {dayRates.map((rate) => (
            <th key={rate} className="right">
              {rateName(rate)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day, row) => (
          <tr key={day}>
            <td>{calendarDayText(day, language)}</td>
            {columns.map((points, column) => {
              const point = points[row]!;
              return (
                <td key={column} className={point.ripe ? 'right' : 'right hatch'}>
                  {point.rate ? rateText(point.rate) : '–'}
                  <small>{point.rate ? `${intervalText(point.rate)} · ${point.rate.base}` : ''}</small>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
