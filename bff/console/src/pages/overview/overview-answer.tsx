import { Trans, useTranslation } from 'react-i18next';
import type { Funnel } from '../../api/types';
import { countText, ofHundredText } from '../../format/numbers';
import { answerOf, stepOf } from './answer.rules';

const bold = { b: <b /> };

export function OverviewAnswer({ funnel }: { funnel: Funnel }) {
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
        <Trans i18nKey="overview.answerFew" values={values} components={bold} />
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
          i18nKey="overview.answer"
          values={{
            ...rates,
            from: t(`step.${worst.from}`),
            to: t(`step.${worst.to}`),
            lost: countText(worst.lost),
          }}
          components={bold}
        />
      ) : (
        <Trans i18nKey="overview.answerNoLoss" values={rates} components={bold} />
      )}
    </p>
  );
}
