import { useTranslation } from 'react-i18next';
import { useDropOff } from '../../api/analysis-queries';
import { useFunnelWaits } from '../../api/queries';
import type { Funnel } from '../../api/types';
import { FEWEST_CONVERSIONS } from '../../analysis/compare';
import { ReportBasis } from '../../analysis/report-basis';
import { scopeOf, sourceBreakdown } from '../../analysis/report-scope';
import type { Report } from '../../analysis/use-report';
import { daysShown } from '../../charts/day-axis';
import { countText, rateText } from '../../format/numbers';
import { answerOf } from '../overview/answer.rules';
import { RatesCard } from '../overview/rates-card';
import { BreakdownCard } from './breakdown-card';
import { DropOffCard } from './drop-off-card';
import { tellingReason } from './drop-off.rules';
import { FunnelAnswer } from './funnel-answer';
import { FunnelEmpty } from './funnel-empty';
import { type FunnelOwn, stepNames } from './funnel-own';
import { FunnelStrip } from './funnel-strip';
import { FunnelTable } from './funnel-table';
import { TimeCard } from './time-card';
import { useReasonWords } from './use-reason-words';

/** From click to settled: the answer first, then the steps, and why people leave at the one that is chosen. */
export function StandardFunnel({ report, funnel }: { report: Report<FunnelOwn>; funnel: Funnel }) {
  const { t } = useTranslation();
  const { view, own, days, today, compared, changeOwn } = report;
  const by = sourceBreakdown(view);
  const arrived = funnel.total.steps[0]!.people;
  const answer = answerOf(funnel);
  const worst = answer.kind === 'rates' ? (answer.worst?.to ?? null) : null;
  const chosen = own.step ?? worst ?? 'submitted';
  const before = stepNames[stepNames.indexOf(chosen) - 1];
  const dropOff = useDropOff(
    before && before !== 'settled' && arrived > 0 ? { scope: scopeOf(view, days), step: before } : null,
  );
  const reasonWords = useReasonWords();
  // The times of everybody are the same whichever groups stand beside them.
  const waits = useFunnelWaits({ ...scopeOf(view, days), breakdown: by ?? 'adPlatform' });
  if (arrived === 0 && funnel.basis.marked.people === 0) return <FunnelEmpty report={report} />;
  // The sentence tells of the worst step: only its own reasons belong there.
  const telling =
    chosen === worst && dropOff.data && !dropOff.isPlaceholderData
      ? tellingReason(dropOff.data.reasons, FEWEST_CONVERSIONS)
      : null;
  const shownDays = daysShown(days, funnel.days[0]?.day);
  const openPeople = (people: FunnelOwn['people']) => changeOwn({ people }, { replace: false });
  return (
    <>
      <FunnelAnswer
        {...{ funnel, days, compared }}
        compare={view.compare}
        reason={telling && { share: rateText(telling.share), words: reasonWords(telling) }}
      />
      <ReportBasis
        report={report}
        asOf={funnel.basis.asOf}
        marked={funnel.basis.marked}
        unripe={days.to > funnel.ripeUntil.credited}
      >
        {t('analysis.basisPeople', { people: countText(arrived) })}
        {compared && days.to > funnel.ripeUntil.submitted && (
          <span className="after">{t('analysis.basisRipeOnly')}</span>
        )}
      </ReportBasis>
      {answer.kind === 'few' && (
        <p className="note too-few">
          <span>
            <b>{t('analysis.tooFewTitle')}</b> {t('analysis.tooFew', { count: FEWEST_CONVERSIONS })}
          </span>
        </p>
      )}
      <FunnelStrip {...{ funnel, days, compared }} />
      <div className="grid">
        <FunnelTable
          {...{ funnel, days, compared, by, chosen }}
          waits={waits.data?.total ?? null}
          narrow={own.people !== null}
          onStep={(step) => changeOwn({ step })}
          onPeople={openPeople}
        />
        {before && (
          <DropOffCard
            from={before}
            to={chosen}
            query={dropOff}
            onPeople={() => openPeople({ what: 'lost', step: chosen, group: null })}
          />
        )}
        {by && <BreakdownCard funnel={funnel} by={by} onPeople={openPeople} />}
        {before && <TimeCard key={chosen} report={report} from={before} to={chosen} />}
        <RatesCard funnel={funnel} days={shownDays} today={today} />
      </div>
    </>
  );
}
