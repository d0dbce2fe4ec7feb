import { Trans } from 'react-i18next';
import type { Funnel } from '../../api/types';
import { useAnswerWords } from './use-answer-words';

const bold = { b: <b /> };
const sentences = {
  few: 'overview.answerFew',
  worst: 'overview.answer',
  noLoss: 'overview.answerNoLoss',
} as const;

export function OverviewAnswer({ funnel }: { funnel: Funnel }) {
  const { kind, words } = useAnswerWords(funnel);
  return (
    <p className="answer">
      <Trans i18nKey={sentences[kind]} values={words} components={bold} />
    </p>
  );
}
