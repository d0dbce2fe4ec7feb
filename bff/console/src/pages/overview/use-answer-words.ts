import { useTranslation } from 'react-i18next';
import type { Funnel, StepName } from '../../api/types';
import { countText, ofHundredText } from '../../format/numbers';
import { answerOf, stepOf } from './answer.rules';

/** What the sentence on a funnel is filled with: too few people, with a step worth mending, or without a loss. */
export function useAnswerWords(funnel: Funnel) {
  const { t } = useTranslation();
  const { steps } = funnel.total;
  const answer = answerOf(funnel);
  if (answer.kind === 'few') {
    const people = (name: StepName) => countText(stepOf(steps, name).people);
    return {
      kind: 'few' as const,
      words: {
        arrived: people('arrived'),
        submitted: people('submitted'),
        credited: people('credited'),
        drawn: people('drawn'),
      },
    };
  }
  const ofHundred = (name: StepName) => ofHundredText(stepOf(steps, name).fromArrival!);
  const rates = { credited: ofHundred('credited'), drawn: ofHundred('drawn') };
  const { worst } = answer;
  if (!worst) return { kind: 'noLoss' as const, words: rates };
  return {
    kind: 'worst' as const,
    words: {
      ...rates,
      from: t(`step.${worst.from}`),
      to: t(`step.${worst.to}`),
      lost: countText(worst.lost),
    },
  };
}
