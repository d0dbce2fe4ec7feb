import { Trans, useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import type { Definition, Plan } from '../experiment-types';
import { shareText, useMetricWords } from '../experiment-words';

const bold = { b: <b /> };

interface PlanAnswerProps {
  definition: Definition;
  plan: Plan | null;
  isWhole: boolean;
}

/** What the plan can see, how many people that takes and how long, in a sentence. */
export function PlanAnswer({ definition, plan, isWhole }: PlanAnswerProps) {
  const { t } = useTranslation();
  const words = useMetricWords();
  const { metric, smallestEffect } = definition.primary;
  const values = {
    metric: words.name(metric),
    effect: words.amount(metric, smallestEffect),
    units: countText(plan?.neededUnits ?? 0),
    days: plan?.neededDays ?? 0,
    power: shareText(definition.powerBps),
  };
  const sentence = !isWhole
    ? 'unfinished'
    : plan === null
      ? 'computing'
      : plan.neededUnits === null
        ? 'unknown'
        : plan.neededDays === null
          ? 'people'
          : 'whole';
  return (
    <>
      <p className="answer experiment-answer" role="status">
        <Trans i18nKey={`experiments.plan.answer.${sentence}`} values={values} components={bold} />
      </p>
      <p className="basis">
        <span>{t('experiments.plan.basis.looks', { count: definition.looks })}</span>
        <span>{t('experiments.plan.basis.alpha', { alpha: shareText(definition.alphaBps) })}</span>
        <span>{t('experiments.plan.basis.frozen')}</span>
      </p>
    </>
  );
}
