import { Trans, useTranslation } from 'react-i18next';
import type { Funnel } from '../../api/types';
import type { Comparison } from '../../analysis/compare';
import type { Days } from '../../analysis/report-days';
import { daysInclusive } from '../../format/moments';
import { countText, ofHundredText } from '../../format/numbers';
import { answerOf, stepOf } from '../overview/answer.rules';
import { isComparable, largestChange } from './compare.rules';

const bold = { b: <b /> };

interface FunnelAnswerProps {
  funnel: Funnel;
  days: Days;
  compare: Comparison;
  compared: Days | null;
  /** Why most of those at the worst step left, in words, once it is known. */
  reason: { share: string; words: string } | null;
}

/** What happened, how sure, what to do: the sentence that the charts are the evidence of. */
export function FunnelAnswer({ funnel, days, compare, compared, reason }: FunnelAnswerProps) {
  const { t } = useTranslation();
  const { steps } = funnel.total;
  const answer = answerOf(funnel);
  const people = (name: 'arrived' | 'submitted' | 'credited' | 'drawn') =>
    countText(stepOf(steps, name).people);
  if (answer.kind === 'few') {
    const values = {
      arrived: people('arrived'),
      submitted: people('submitted'),
      credited: people('credited'),
      drawn: people('drawn'),
    };
    return (
      <p className="answer">
        <Trans i18nKey="analysis.funnelAnswerFew" values={values} components={bold} />
      </p>
    );
  }
  const ofHundred = (name: 'credited' | 'drawn') => ofHundredText(stepOf(steps, name).fromArrival!);
  const rates = { credited: ofHundred('credited'), drawn: ofHundred('drawn') };
  const { worst } = answer;
  return (
    <p className="answer">
      {worst ? (
        <Trans
          i18nKey="analysis.funnelAnswer"
          values={{
            ...rates,
            from: t(`step.${worst.from}`),
            to: t(`step.${worst.to}`),
            lost: countText(worst.lost),
          }}
          components={bold}
        />
      ) : (
        <Trans i18nKey="analysis.funnelAnswerNoLoss" values={rates} components={bold} />
      )}
      {worst && reason && (
        <Trans
          i18nKey="analysis.funnelAnswerReason"
          values={{ share: reason.share, reason: reason.words }}
          components={bold}
        />
      )}
      {t('analysis.funnelAnswerEnd')}
      {compared && compare !== 'none' && <Change {...{ funnel, days, compared, compare }} />}
    </p>
  );
}

interface ChangeProps {
  funnel: Funnel;
  days: Days;
  compared: Days;
  compare: Exclude<Comparison, 'none'>;
}

function Change({ funnel, days, compared, compare }: ChangeProps) {
  const { t } = useTranslation();
  const between = { funnel, days, compared };
  const than = {
    before: t('analysis.thanBefore', { count: daysInclusive(days.from, days.to) }),
    weeks4: t('analysis.thanWeeks4'),
    year: t('analysis.thanYear'),
  }[compare];
  const largest = largestChange(between);
  if (!largest) return isComparable(between) ? t('analysis.funnelAnswerSame', { than }) : null;
  const { change } = largest.comparison.difference;
  return (
    <Trans
      i18nKey={change > 0 ? 'analysis.funnelAnswerUp' : 'analysis.funnelAnswerDown'}
      values={{ than, rate: t(`analysis.${largest.rate.name}`), points: Math.abs(change * 100).toFixed(1) }}
      components={bold}
    />
  );
}
