import { Trans, useTranslation } from 'react-i18next';
import type { AcquisitionAnswer } from '../../api/acquisition-queries';
import { countText } from '../../format/numbers';
import type { Breakdown } from './acquisition-own';
import { costRangeText, verdictOf, yuanText } from './cost.rules';
import { useCostName } from './use-cost-name';

const bold = { b: <b /> };

interface AnswerProps {
  per: Breakdown;
  answer: AcquisitionAnswer;
  compares: boolean;
}

/** What a credit costs, who is cheap and who is dear, and how sure that is. */
export function AcquisitionAnswerText({ per, answer, compares }: AnswerProps) {
  return (
    <p className="answer">
      <Headline answer={answer} />
      <VerdictText per={per} answer={answer} />
      {compares && <ChangeText answer={answer} />}
    </p>
  );
}

function Headline({ answer: { paid, spendKnown, unpaid } }: { answer: AcquisitionAnswer }) {
  const { figures } = paid;
  const people = countText(figures.people.arrived + unpaid.figures.people.arrived);
  if (!spendKnown)
    return <Trans i18nKey="acquisition.answerSpendUnknown" values={{ people }} components={bold} />;
  if (!figures.spendFen)
    return <Trans i18nKey="acquisition.answerNoSpend" values={{ people }} components={bold} />;
  const cost = figures.cost.credited;
  if (!cost || cost.valueFen === null)
    return (
      <Trans
        i18nKey="acquisition.answerNobody"
        values={{ spend: yuanText(figures.spendFen) }}
        components={bold}
      />
    );
  return (
    <Trans
      i18nKey="acquisition.answer"
      values={{ cost: yuanText(cost.valueFen), range: costRangeText(cost) }}
      components={bold}
    />
  );
}

function VerdictText({ per, answer }: Pick<AnswerProps, 'per' | 'answer'>) {
  const nameOf = useCostName(per);
  const verdict = answer.spendSplit ? verdictOf(answer.groups) : null;
  if (!verdict) return null;
  const { best, worst } = verdict;
  return (
    <>
      {' '}
      <Trans
        i18nKey={verdict.beyondError ? 'acquisition.verdictBeyond' : 'acquisition.verdictWithin'}
        values={{
          best: nameOf(best),
          bestCost: yuanText(best.figures.cost.credited!.valueFen!),
          worst: nameOf(worst),
          dearer: Math.round(verdict.dearer * 100),
        }}
        components={bold}
      />
    </>
  );
}

function ChangeText({ answer }: { answer: AcquisitionAnswer }) {
  const { t } = useTranslation();
  const change = answer.paid.change?.credited;
  if (!change)
    return (
      <>
        {' '}
        {answer.ripeness.some(({ step, unripeFrom }) => step === 'credited' && unripeFrom !== null) &&
          t('acquisition.changeUnripe')}
      </>
    );
  if (!change.beyondError) return <> {t('acquisition.changeNone')}</>;
  return (
    <>
      {' '}
      <Trans
        i18nKey={change.ratio > 1 ? 'acquisition.changeUp' : 'acquisition.changeDown'}
        values={{ percent: Math.abs(Math.round((change.ratio - 1) * 100)) }}
        components={bold}
      />
    </>
  );
}
