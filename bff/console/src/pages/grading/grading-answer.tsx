import { Trans, useTranslation } from 'react-i18next';
import { fenText } from '../../format/money';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { momentText } from './format';
import type { GradedDay, PolicyVersion } from './grading-api';
import { sumUp } from './sums.rules';

const bold = { b: <b /> };

interface GradingAnswerProps {
  inForce: PolicyVersion | undefined;
  /** Null while the week is not known. */
  week: readonly GradedDay[] | null;
}

export function GradingAnswer({ inForce, week }: GradingAnswerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { facts, byGrade, valueFen } = sumUp(week ?? []);
  if (!inForce) {
    return (
      <p className="answer grading-answer">
        <Trans i18nKey="grading.answerNone" components={bold} />
      </p>
    );
  }
  const since = inForce.from
    ? t('grading.sinceMoment', { moment: momentText(inForce.from, language) })
    : t('grading.sinceEver');
  const policy = { version: inForce.version, since };
  const values = {
    ...policy,
    facts: countText(facts),
    a: countText(byGrade.A),
    b: countText(byGrade.B),
    c: countText(byGrade.C),
    none: countText(byGrade.none),
    value: fenText(valueFen),
  };
  return (
    <>
      <p className="answer grading-answer">
        {week === null ? (
          <Trans i18nKey="grading.answerPolicy" values={policy} components={bold} />
        ) : facts === 0 ? (
          <Trans i18nKey="grading.answerQuiet" values={policy} components={bold} />
        ) : (
          <Trans i18nKey="grading.answer" values={values} components={bold} />
        )}
      </p>
      <p className="basis">
        <span>{t('grading.basisFacts')}</span>
        <span>{t('grading.basisFrozen')}</span>
        <span>{t('grading.basisUngraded')}</span>
        <span>{t('grading.cap', { value: fenText(inForce.table.capFen) })}</span>
        {byGrade.waiting > 0 && (
          <span className="hatch" style={{ padding: '0 5px', borderRadius: 3 }}>
            {t('grading.basisWaiting', { facts: countText(byGrade.waiting) })}
          </span>
        )}
      </p>
    </>
  );
}
