import { Trans, useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language';
import type { Rule } from './attribution-api';
import { type RuleWords, useRuleWords } from './use-rule-words';

const bold = { b: <b /> };
const othersSpoken = 3;

/** Which click a registration is credited to, in a sentence, and where it differs. */
export function AttributionAnswer({ inForce }: { inForce: readonly Rule[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useRuleWords();
  const everybody = inForce.find(({ adPlatform }) => adPlatform === '');
  if (!everybody) return null;
  const others = inForce.filter((rule) => rule !== everybody);
  const spoken = others.slice(0, othersSpoken).map((rule) => otherValues(rule, words));
  const list = spoken
    .map((values, index) =>
      words.click(others[index]!) === words.click(everybody)
        ? t('attribution.answerOther', values)
        : t('attribution.answerOtherClick', values),
    )
    .join(t('attribution.between'));
  return (
    <>
      <p className="answer grading-answer">
        <Trans
          i18nKey="attribution.answer"
          values={{ window: words.window(everybody.clickWindowMs), click: words.click(everybody) }}
          components={bold}
        />
        {language === 'en' && ' '}
        {others.length > 0 && (
          <Trans
            i18nKey={
              others.length > othersSpoken ? 'attribution.answerOthersMore' : 'attribution.answerOthers'
            }
            values={{ count: others.length, list }}
            components={bold}
          />
        )}
      </p>
      <p className="basis">
        <span>{t('attribution.basisFrozen')}</span>
        <span>{t('attribution.basisDeep', { window: words.window(everybody.deepWindowMs) })}</span>
        <span>{t('attribution.basisLater')}</span>
      </p>
    </>
  );
}

const otherValues = (rule: Rule, words: RuleWords) => ({
  place: words.place(rule),
  window: words.window(rule.clickWindowMs),
  click: words.click(rule),
});
