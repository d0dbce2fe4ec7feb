import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDropOff, useFunnelReport } from '../../api/analysis-queries';
import { useFunnelWaits } from '../../api/queries';
import type { Funnel } from '../../api/types';
import { FEWEST_CONVERSIONS } from '../../analysis/compare';
import { dimensions, sourceDimensions } from '../../analysis/dimensions';
import { ExportButton } from '../../analysis/export/export-button';
import { ReportBasis } from '../../analysis/report-basis';
import { ReportBody } from '../../analysis/report-body';
import { ReportEmpty } from '../../analysis/report-empty';
import { ReportFilters } from '../../analysis/report-filters';
import { ReportPage } from '../../analysis/report-page';
import { scopeOf, sourceBreakdown } from '../../analysis/report-scope';
import { plainView, type ReportView } from '../../analysis/report-view';
import { ViewsMenu } from '../../analysis/saved-views/views-menu';
import { type Report, useReport } from '../../analysis/use-report';
import { daysShown } from '../../charts/day-axis';
import { daysInclusive } from '../../format/moments';
import { countText, rateText } from '../../format/numbers';
import { answerOf } from '../overview/answer.rules';
import { linksToTry, randomToken } from '../overview/links-to-try';
import { RatesCard } from '../overview/rates-card';
import { BreakdownCard } from './breakdown-card';
import { CustomFunnelView } from './custom/custom-funnel-view';
import { CustomPeoplePane } from './custom/custom-people-pane';
import { type CustomFunnel, nothingChosen } from './custom/custom-url';
import { DropOffCard } from './drop-off-card';
import { tellingReason } from './drop-off.rules';
import { FunnelAnswer } from './funnel-answer';
import './funnel.css';
import { type FunnelOwn, funnelPart, stepNames } from './funnel-own';
import { FunnelPeople } from './funnel-people';
import { customQuestion, funnelQuestion } from './funnel-question';
import { FunnelStrip } from './funnel-strip';
import { FunnelTable } from './funnel-table';
import { LiveSwitch } from './live-switch';
import { TimeCard } from './time-card';
import { useReasonWords } from './use-reason-words';

/** Unless somebody chose otherwise, the platforms stand beside each other. */
const funnelStandard: ReportView = { ...plainView, by: 'adPlatform' };

/** Where people leave between click and settled, why, and who they are; or along steps of one's own. */
export function Component() {
  const { t } = useTranslation();
  const report = useReport(funnelPart, funnelStandard);
  const { own, changeOwn } = report;
  const choose = (
    <Segmented<'standard' | 'custom'>
      aria-label={t('analysis.funnelTitle')}
      value={own.custom ? 'custom' : 'standard'}
      options={[
        { value: 'standard', label: t('analysis.funnelStandard') },
        { value: 'custom', label: t('analysis.funnelCustom') },
      ]}
      onChange={(which) =>
        changeOwn(
          { custom: which === 'custom' ? nothingChosen : null, people: null, behind: null },
          { replace: false },
        )
      }
    />
  );
  return own.custom ? (
    <CustomPage report={report} custom={own.custom} choose={choose} />
  ) : (
    <StandardPage report={report} choose={choose} />
  );
}

interface PartProps {
  report: Report<FunnelOwn>;
  /** Between the two kinds of funnel. */
  choose: ReactNode;
}

function CustomPage({ report, custom, choose }: PartProps & { custom: CustomFunnel }) {
  const { t } = useTranslation();
  const { behind } = report.own;
  const question = customQuestion(report.view, report.days, custom);
  const isOpen = question !== null && behind !== null && behind.step <= custom.steps.length;
  return (
    <ReportPage
      page="funnel"
      title={t('analysis.funnelTitle')}
      report={report}
      beside={choose}
      actions={question && <ExportButton request={{ table: 'customFunnel', question }} />}
      pane={isOpen && <CustomPeoplePane {...{ report, question }} steps={custom.steps} people={behind} />}
    >
      <ReportFilters
        report={report}
        breakdowns={dimensions}
        conditions={dimensions}
        compares={false}
        byEventDay
        end={<ViewsMenu page="funnel" query={report.query} />}
      />
      <CustomFunnelView report={report} custom={custom} />
    </ReportPage>
  );
}

function StandardPage({ report, choose }: PartProps) {
  const { t } = useTranslation();
  const { view, own, days, compared, changeOwn } = report;
  const question = funnelQuestion(view, days, compared);
  const funnel = useFunnelReport(question, own.live);
  return (
    <ReportPage
      page="funnel"
      title={t('analysis.funnelTitle')}
      report={report}
      beside={choose}
      actions={
        <>
          <LiveSwitch
            live={own.live}
            asOf={funnel.data?.basis.asOf ?? null}
            onChange={(live) => changeOwn({ live })}
          />
          <ExportButton request={{ table: 'funnel', question }} />
        </>
      }
      pane={own.people && <FunnelPeople report={report} people={own.people} />}
    >
      <ReportFilters
        report={report}
        breakdowns={sourceDimensions}
        conditions={sourceDimensions}
        end={<ViewsMenu page="funnel" query={report.query} />}
      />
      <ReportBody
        report={report}
        query={funnel}
        what={t('analysis.funnelTitle')}
        computing={t('analysis.funnelComputing', { days: daysInclusive(days.from, days.to) })}
      >
        {(answer) => <StandardFunnel report={report} funnel={answer} />}
      </ReportBody>
    </ReportPage>
  );
}

function StandardFunnel({ report, funnel }: { report: Report<FunnelOwn>; funnel: Funnel }) {
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
  if (arrived === 0 && funnel.basis.marked.people === 0)
    return (
      <ReportEmpty
        report={report}
        title={t('analysis.emptyTitle')}
        lead={t('analysis.funnelEmptyLead')}
        starts={[
          ...linksToTry(window.location.origin, randomToken).map(({ name, url }) => ({
            icon: 'phone' as const,
            text: (
              <>
                {t(`empty.${name}`)} <span className="quiet">· {t('empty.opens')}</span>
              </>
            ),
            go: () => window.open(url, '_blank', 'noreferrer'),
          })),
          {
            icon: 'funnel' as const,
            text: t('analysis.funnelEmptyCustom'),
            go: () => changeOwn({ custom: nothingChosen }, { replace: false }),
          },
        ]}
      />
    );
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
