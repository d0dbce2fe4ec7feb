import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { type PeopleQuestion, useFunnelReport } from '../../api/analysis-queries';
import type { Funnel } from '../../api/types';
import { sourceDimensions } from '../../analysis/dimensions';
import { ExportButton } from '../../analysis/export/export-button';
import { exportOf } from '../../analysis/people-export';
import { PeopleList } from '../../analysis/people-list';
import { ReportBasis } from '../../analysis/report-basis';
import { ReportBody } from '../../analysis/report-body';
import { ReportEmpty } from '../../analysis/report-empty';
import { ReportFilters } from '../../analysis/report-filters';
import { ReportPage } from '../../analysis/report-page';
import { scopeOf } from '../../analysis/report-scope';
import { ViewsMenu } from '../../analysis/saved-views/views-menu';
import { type Report, useReport } from '../../analysis/use-report';
import { daysShown } from '../../charts/day-axis';
import { daysInclusive } from '../../format/moments';
import { countText, ofHundredText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { FEWEST_PEOPLE } from '../overview/answer.rules';
import { AudienceCard } from './audience-card';
import { type AudienceOwn, audiencePart, audiences } from './audience-own';
import './audiences.css';
import { AudiencesSkeleton } from './audiences-skeleton';
import { standingOf } from './standing.rules';

/** Who is one step away: registered and not credited, credited and not drawn. */
export function Component() {
  const { t } = useTranslation();
  const report = useReport(audiencePart);
  const { view, days } = report;
  const funnel = useFunnelReport(scopeOf(view, days), false);
  return (
    <ReportPage page="audiences" title={t('analysis.audiencesTitle')} report={report}>
      <ReportFilters
        report={report}
        breakdowns={[]}
        compares={false}
        conditions={sourceDimensions}
        end={<ViewsMenu page="audiences" query={report.query} />}
      />
      <ReportBody
        report={report}
        query={funnel}
        what={t('analysis.audiencesTitle')}
        computing={t('analysis.audienceComputing', { days: daysInclusive(days.from, days.to) })}
        skeleton={<AudiencesSkeleton />}
      >
        {(answer) => <Audiences report={report} funnel={answer} />}
      </ReportBody>
    </ReportPage>
  );
}

const bold = { b: <b /> };

function Audiences({ report, funnel }: { report: Report<AudienceOwn>; funnel: Funnel }) {
  const { t } = useTranslation();
  const { view, own, days, changeOwn } = report;
  const firstDay = funnel.days[0]?.day;
  const standings = useMemo(() => {
    const shown = daysShown(days, firstDay);
    return audiences.map(({ did, not }) => standingOf(funnel, shown, did, not));
  }, [funnel, days, firstDay]);
  if (funnel.total.steps[0]!.people === 0 && funnel.basis.marked.people === 0)
    return (
      <ReportEmpty report={report} title={t('analysis.emptyTitle')} lead={t('analysis.audienceEmptyLead')} />
    );
  const [registered, credited] = standings.map(({ people }) => countText(people));
  const share = standings[0]!.share;
  const listed = audiences.find(({ group }) => group === own.group)!;
  const name = t(`analysis.${listed.name}`);
  const people: PeopleQuestion = { of: 'group', group: own.group, ...scopeOf(view, days) };
  return (
    <>
      <p className="answer">
        <Trans
          i18nKey="analysis.audiencesAnswer"
          values={{ registered: registered!, credited: credited! }}
          components={bold}
        />
        {share && share.base >= FEWEST_PEOPLE && (
          <Trans
            i18nKey="analysis.audiencesAnswerShare"
            values={{ share: ofHundredText(share) }}
            components={bold}
          />
        )}
      </p>
      <ReportBasis
        report={report}
        asOf={funnel.basis.asOf}
        marked={funnel.basis.marked}
        unripe={days.to > funnel.ripeUntil.drawn}
      >
        {t('analysis.audiencesBasis', { days: daysInclusive(days.from, days.to) })}
      </ReportBasis>
      <div className="grid">
        {audiences.map((audience, place) => (
          <AudienceCard
            key={audience.group}
            audience={audience}
            standing={standings[place]!}
            listed={audience.group === own.group}
            onList={() => changeOwn({ group: audience.group })}
          />
        ))}
        <Card
          title={t('analysis.audienceList', { group: name })}
          aside={<ExportButton small key={own.group} request={exportOf(people)} />}
        >
          <PeopleList key={own.group} question={people} />
        </Card>
      </div>
    </>
  );
}
