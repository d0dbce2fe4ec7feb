import { useTranslation } from 'react-i18next';
import { useGroupName } from '../../../parts/use-group-name';
import { useRuleTitle } from '../compliance/use-rule-title';
import type { GateReason } from '../experiment-types';

const pDecimals = 2;

/** An account that is called as its platform is not named twice. */
const accountName = (platform: string, label: string): string =>
  label === platform ? label : `${platform} ${label}`;

/** A reason of a gate as a sentence, with its figures. */
export function useGateText(): (reason: Pick<GateReason, 'code' | 'data'>) => string {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const ruleTitle = useRuleTitle();
  return ({ code, data }) => {
    const text = (name: string) => String(data[name] ?? '');
    const p = (name: string) => {
      const value = data[name];
      return typeof value === 'number' ? value.toFixed(pDecimals) : '–';
    };
    return t(`experiments.gateReason.${code}`, {
      account: accountName(groupName(text('adPlatform')), text('label')),
      unexplained: text('unexplained'),
      variant: text('variant').toUpperCase(),
      rule: ruleTitle(text('rule')),
      rules: text('rules'),
      metrics: text('metrics'),
      metric: text('metric'),
      days: text('days'),
      one: text('one'),
      other: text('other'),
      splitP: p('splitP'),
      outcomeP: p('outcomeP'),
    });
  };
}
