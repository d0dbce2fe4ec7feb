import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TwinCard } from '../../analysis/twin-card';
import { Chart } from '../../charts/chart';
import { peopleBars } from '../../charts/people-bars';
import { calendarDayText } from '../../format/moments';
import { countText, intervalText, rateText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { useThemeMode } from '../../theme/theme-mode';
import type { audiences } from './audience-own';
import type { Standing } from './standing.rules';

interface AudienceCardProps {
  audience: (typeof audiences)[number];
  standing: Standing;
  listed: boolean;
  onList(): void;
}

const HEIGHT = 190;

export function AudienceCard({ audience, standing, listed, onList }: AudienceCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { palette } = useThemeMode();
  const name = t(`analysis.${audience.name}`);
  const option = useMemo(
    () =>
      peopleBars({
        days: standing.days,
        name,
        palette,
        dayLabel: (day) => calendarDayText(day, language),
      }),
    [standing.days, name, palette, language],
  );
  const latest = standing.days.at(-1);
  const share = standing.share;
  return (
    <TwinCard
      title={name}
      columns={6}
      note={t(`analysis.${audience.name}Note`)}
      chart={
        <>
          <AudienceFigure standing={standing} of={audience.name} />
          <p className="small quiet audience-trend">
            {t('analysis.audienceTrendTitle')} · {t('analysis.audienceTrendNote')}
          </p>
          <Chart
            option={option}
            height={HEIGHT}
            label={t('analysis.audienceTrendLabel', {
              group: name,
              day: latest ? calendarDayText(latest.day, language) : '–',
              people: countText(latest?.people ?? 0),
            })}
          />
        </>
      }
      table={<StandingTable standing={standing} />}
      footer={
        <span className="audience-foot">
          <Button size="small" type={listed ? 'text' : 'default'} disabled={listed} onClick={onList}>
            {t('analysis.audienceChoose', { group: name })}
          </Button>
          {share && (
            <span>
              {t('analysis.interval')} {intervalText(share)}%
            </span>
          )}
        </span>
      }
    />
  );
}

function AudienceFigure({ standing, of }: { standing: Standing; of: AudienceCardProps['audience']['name'] }) {
  const { t } = useTranslation();
  const { people, share } = standing;
  const word = of === 'audienceRegistered' ? 'audienceShareRegistered' : 'audienceShareCredited';
  return (
    <p className="audience-figure">
      <b>{countText(people)}</b>
      {share && <span className="small quiet">{t(`analysis.${word}`, { rate: rateText(share) })}</span>}
    </p>
  );
}

function StandingTable({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t('analysis.day')}</th>
          <th className="right">{t('analysis.people')}</th>
        </tr>
      </thead>
      <tbody>
        {standing.days.map(({ day, people, ripe }) => (
          <tr key={day}>
            <td>{calendarDayText(day, language)}</td>
            <td className={ripe ? 'right' : 'right hatch'}>{countText(people)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
