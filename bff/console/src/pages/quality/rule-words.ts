import { useTranslation } from 'react-i18next';
import { durationText } from '../../format/durations';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { zh } from '../../language/zh';
import type { Mark } from './quality-api';

type RuleName = keyof typeof zh.quality.traffic.rule;
type MarkName = keyof typeof zh.analysis.mark;

/** `code_too_fast@1` is the first version of the rule `code_too_fast`. */
const nameOf = (rule: string): string => rule.split('@')[0]!;
const isRule = (name: string): name is RuleName => Object.hasOwn(zh.quality.traffic.rule, name);
const isMark = (mark: string): mark is MarkName => Object.hasOwn(zh.analysis.mark, mark);

/** What somebody is instead of a customer. */
export function useMarkName(): (mark: string) => string {
  const { t } = useTranslation();
  return (mark) =>
    mark === 'none' ? t('quality.traffic.customer') : isMark(mark) ? t(`analysis.mark.${mark}`) : mark;
}

export function useRuleName(): (rule: string) => string {
  const { t } = useTranslation();
  return (rule) => {
    const name = nameOf(rule);
    return isRule(name) ? t(`quality.traffic.rule.${name}`) : rule;
  };
}

/** The figures that a mark rests on, in words; a rule that is new to us shows them as they are. */
export function useEvidenceWords(): (mark: Pick<Mark, 'mark' | 'rule' | 'evidence'>) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ mark, rule, evidence }) => {
    const number = (name: string) => Number(evidence[name] ?? 0);
    const duration = (name: string) => durationText(number(name), language);
    const name = nameOf(rule);
    switch (isRule(name) ? name : null) {
      case 'code_too_fast':
        return t('quality.traffic.evidence.code_too_fast', { time: duration('codeAnsweredMs') });
      case 'identity_too_fast':
        return t('quality.traffic.evidence.identity_too_fast', { time: duration('identityTypedMs') });
      case 'device_farm':
        return t('quality.traffic.evidence.device_farm', { people: countText(number('registeredOnDevice')) });
      case 'hands_too_fast':
        return t('quality.traffic.evidence.hands_too_fast', { times: countText(number('handsPerSecond')) });
      case 'operator':
        return t(
          mark === 'none' ? 'quality.traffic.evidence.takenBack' : 'quality.traffic.evidence.operator',
        );
      default:
        return Object.entries(evidence)
          .map(([key, value]) => `${key} ${value}`)
          .join(' · ');
    }
  };
}
