import { Trans, useTranslation } from 'react-i18next';
import type { Funnel } from '../../api/types';
import type { Comparison } from '../../analysis/compare';
import type { Days } from '../../analysis/report-days';
import { daysInclusive } from '../../format/moments';
import { useAnswerWords } from '../overview/use-answer-words';
import { isComparable, largestChange } from './compare.rules';

const bold = { b: <b /> };
const sentences = {
  few: 'analysis.funnelAnswerFew',
  worst: 'analysis.funnelAnswer',
  noLoss: 'analysis.funnelAnswerNoLoss',
} as const;

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
  const { kind, words } = useAnswerWords(funnel);
  const sentence = <Trans i18nKey={sentences[kind]} values={words} components={bold} />;
  if (kind === 'few') return <p className="answer">{sentence}</p>;
  return (
    <p className="answer">
      {sentence}
      {kind === 'worst' && reason && (
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
