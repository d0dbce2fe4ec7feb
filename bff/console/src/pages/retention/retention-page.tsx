import { Segmented } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { type RetentionAnswer, useRetention } from '../../api/event-queries';
import { EventReport } from '../../analysis/event-report';
import { EventSelect } from '../../analysis/event-select';
import { ReportBasis } from '../../analysis/report-basis';
import { ReportEmpty } from '../../analysis/report-empty';
import { eventScopeOf } from '../../analysis/report-scope';
import { type Report, useReport } from '../../analysis/use-report';
import { daysInclusive } from '../../format/moments';
import { countText, intervalText, ofHundredText, rateText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { shortFactMeaning } from '../../parts/fact-name';
import { FEWEST_PEOPLE } from '../overview/answer.rules';
import { CohortTable } from './cohort-table';
import { periodsOf, type RetentionOwn, retentionPart } from './retention-own';
import { RetentionPeoplePane } from './retention-people-pane';

/** Of those who did one thing for the first time, who came back to do another. */
export function Component() {
  const report = useReport(retentionPart);
  const question = questionOf(report);
  return (
    <EventReport
      page="retention"
      report={report}
      question={question}
      answer={useRetention(question)}
      choice={<Choice report={report} />}
      pane={
        report.own.figure && (
          <RetentionPeoplePane report={report} question={question} figure={report.own.figure} />
        )
      }
    >
      {(data) => <Retention report={report} answer={data} />}
    </EventReport>
  );
}

function questionOf({ view, own, days }: Report<RetentionOwn>) {
  return {
    scope: eventScopeOf(view, days),
    first: { name: own.first, where: [] },
    returned: { name: own.returned, where: [] },
    unit: own.unit,
    periods: periodsOf[own.unit],
  };
}

function Choice({ report: { own, changeOwn } }: { report: Report<RetentionOwn> }) {
  const { t } = useTranslation();
  return (
    <>
      <EventSelect
        label={t('analysis.retentionFirst')}
        value={own.first}
        onChange={(first) => changeOwn({ first, figure: null })}
      />
      <span className="quiet" aria-hidden="true">
        →
      </span>
      <EventSelect
        label={t('analysis.retentionReturned')}
        value={own.returned}
        onChange={(returned) => changeOwn({ returned, figure: null })}
      />
      <Segmented<RetentionOwn['unit']>
        value={own.unit}
        onChange={(unit) => changeOwn({ unit, figure: null })}
        options={[
          { value: 'day', label: t('analysis.retentionByDay') },
          { value: 'week', label: t('analysis.retentionByWeek') },
        ]}
      />
    </>
  );
}

const bold = { b: <b /> };

function Retention({ report, answer }: { report: Report<RetentionOwn>; answer: RetentionAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { own, days, changeOwn } = report;
  const { total } = answer;
  if (total.people === 0)
    return (
      <ReportEmpty
        report={report}
        title={t('analysis.emptyTitle')}
        lead={t('analysis.retentionEmptyLead')}
        starts={[
          {
            icon: 'retention',
            text: t('analysis.retentionReadyDrawn'),
            go: () =>
              changeOwn({
                first: 'loan_disbursed',
                returned: 'repayment_succeeded',
                unit: 'week',
                figure: null,
              }),
          },
          {
            icon: 'retention',
            text: t('analysis.retentionReadyRegistered'),
            go: () =>
              changeOwn({ first: 'user_registered', returned: 'app_opened', unit: 'day', figure: null }),
          },
        ]}
      />
    );
  const told = total.returned.find((rate) => rate !== null && rate.base >= FEWEST_PEOPLE) ?? null;
  const period = total.returned.indexOf(told) + 1;
  const names = {
    first: shortFactMeaning(own.first, language),
    returned: shortFactMeaning(own.returned, language),
  };
  return (
    <>
      <p className="answer">
        {told ? (
          <Trans
            i18nKey={answer.unit === 'day' ? 'analysis.retentionAnswerDay' : 'analysis.retentionAnswerWeek'}
            values={{ ...names, period, share: ofHundredText(told), interval: intervalText(told) }}
            components={bold}
          />
        ) : (
          <Trans
            i18nKey="analysis.retentionAnswerFew"
            values={{ ...names, people: countText(total.people) }}
            components={bold}
          />
        )}
      </p>
      <ReportBasis report={report} asOf={answer.basis.asOf} marked={answer.basis.marked} unripe>
        {t('analysis.retentionBasis', {
          people: countText(total.people),
          rate: told ? rateText(told) : '–',
        })}
        {' · '}
        {t('analysis.days', { count: daysInclusive(days.from, days.to) })}
      </ReportBasis>
      <div className="grid">
        <CohortTable answer={answer} onPeople={(figure) => changeOwn({ figure }, { replace: false })} />
      </div>
    </>
  );
}
