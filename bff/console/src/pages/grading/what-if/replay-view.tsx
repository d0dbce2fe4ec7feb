import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import '../../../charts/charts.css';
import { Chart } from '../../../charts/chart';
import { daysShown } from '../../../charts/day-axis';
import { MarkKey } from '../../../charts/marks';
import { fenText } from '../../../format/money';
import { beijingDay, calendarDayText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { useLanguage } from '../../../language/use-language';
import { useGroupName } from '../../../parts/use-group-name';
import { useThemeMode } from '../../../theme/theme-mode';
import { differenceText } from '../format';
import type { Days, Replay } from '../grading-api';
import { ExamplesTable } from './examples-table';
import { MatrixTable } from './matrix-table';
import './what-if.css';
import { SumsTable } from './sums-table';
import { VALUE_CHART_HEIGHT, valueOption } from './value-option';

const bold = { b: <b /> };
const mostFactsFirst = (one: Replay['total'], other: Replay['total']) => other.facts - one.facts;

/** The answer in a sentence, then where grades go, how the value moves, and facts to look at. */
export function ReplayView({ replay, range }: { replay: Replay; range: Days }) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  if (replay.total.facts === 0) return <p className="what-if-answer">{t('grading.whatIf.answerEmpty')}</p>;
  const byFact = replay.byFact.map(({ factName, ...sums }) => ({
    key: factName,
    name: t(`grading.fact.${factName}`),
    sums,
  }));
  const byPlatform = [...replay.byAdPlatform].sort(mostFactsFirst).map(({ adPlatform, ...sums }) => ({
    key: adPlatform,
    name: (
      <span className="named">
        <MarkKey name={adPlatform} />
        {groupName(adPlatform)}
      </span>
    ),
    sums,
  }));
  return (
    <>
      <ReplayAnswer replay={replay} />
      {replay.total.moved > 0 && (
        <div className="what-if-parts">
          <section style={{ gridColumn: 'span 5' }}>
            <h3>{t('grading.whatIf.matrixTitle')}</h3>
            <p className="small quiet">{t('grading.whatIf.matrixNote')}</p>
            <MatrixTable matrix={replay.matrix} />
          </section>
          <section style={{ gridColumn: 'span 7' }}>
            <h3>{t('grading.whatIf.chartTitle')}</h3>
            <ValueChart replay={replay} range={range} />
          </section>
          <section style={{ gridColumn: 'span 6' }}>
            <h3>{t('grading.whatIf.byFact')}</h3>
            <SumsTable head={t('grading.factHead')} rows={byFact} />
          </section>
          <section style={{ gridColumn: 'span 6' }}>
            <h3>{t('grading.whatIf.byPlatform')}</h3>
            <SumsTable head={t('grading.whatIf.platform')} rows={byPlatform} />
          </section>
          <section style={{ gridColumn: 'span 12' }}>
            <h3>{t('grading.whatIf.examplesTitle')}</h3>
            <p className="small quiet">{t('grading.whatIf.examplesNote')}</p>
            <ExamplesTable examples={replay.examples} />
          </section>
        </div>
      )}
    </>
  );
}

function ReplayAnswer({ replay }: { replay: Replay }) {
  const { t } = useTranslation();
  const { total, gradesMoved, unrecorded } = replay;
  const valueOnly = total.moved - gradesMoved;
  const values = {
    facts: countText(total.facts),
    moved: countText(gradesMoved),
    old: fenText(total.oldValueFen),
    new: fenText(total.newValueFen),
    difference: differenceText(total.newValueFen - total.oldValueFen),
  };
  return (
    <>
      <p className="what-if-answer" role="status">
        {total.moved === 0 ? (
          <Trans i18nKey="grading.whatIf.answerSame" values={{ facts: values.facts }} components={bold} />
        ) : (
          <Trans i18nKey="grading.whatIf.answer" values={values} components={bold} />
        )}
      </p>
      <p className="basis">
        <span>{t('grading.whatIf.basisOld')}</span>
        {valueOnly > 0 && <span>{t('grading.whatIf.basisValue', { facts: countText(valueOnly) })}</span>}
        {unrecorded > 0 && (
          <span>{t('grading.whatIf.basisUnrecorded', { facts: countText(unrecorded) })}</span>
        )}
      </p>
    </>
  );
}

function ValueChart({ replay, range }: { replay: Replay; range: Days }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { palette } = useThemeMode();
  const option = useMemo(
    () =>
      valueOption({
        replay,
        days: daysShown(range, replay.byDay[0]?.day),
        today: beijingDay(new Date()),
        palette,
        names: { before: t('grading.whatIf.before'), after: t('grading.whatIf.after') },
        dayLabel: (day) => calendarDayText(day, language),
      }),
    [replay, range, palette, t, language],
  );
  const label = t('grading.whatIf.chartLabel', {
    old: fenText(replay.total.oldValueFen),
    new: fenText(replay.total.newValueFen),
  });
  return <Chart option={option} label={label} height={VALUE_CHART_HEIGHT} />;
}
