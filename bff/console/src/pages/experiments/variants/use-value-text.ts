import type { ExampleLoan, ParameterName } from '@loudou/shared/page-config';
import { useTranslation } from 'react-i18next';
import { fenText } from '../../../format/money';
import { zhValues } from '../../../language/experiments/zh.parameters';
import { shareText } from '../experiment-words';
import { parameterKey } from './parameter-key';

type Branch = keyof typeof zhValues;

/** A value in words, as it is spoken of; what a page says verbatim stays as it is. */
export function useValueText(): (name: ParameterName, value: unknown) => string {
  const { t } = useTranslation();
  return (name, value) => {
    if (name === 'landing.example')
      return value ? exampleText(value as ExampleLoan) : t('experiments.pages.noExample');
    const branch = parameterKey(name);
    const words: Record<string, string> = branch in zhValues ? zhValues[branch as Branch] : {};
    // The words of a choice are found by its name, which the type of the texts cannot follow.
    if (typeof value === 'string' && value in words)
      return t(`experiments.value.${branch}.${value}` as never);
    return value === '' ? t('experiments.pages.emptyText') : String(value ?? '');
  };

  function exampleText(example: ExampleLoan): string {
    return t('experiments.pages.example.told', {
      amount: fenText(example.amountFen),
      months: example.months,
      shown: shareText(example.shownAnnualRateBps),
    });
  }
}
