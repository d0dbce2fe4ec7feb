import { Trans, useTranslation } from 'react-i18next';
import { dayText, shortClockText } from '../../../format/moments';
import { useLanguage } from '../../../language/use-language';
import { useGroupName } from '../../../parts/use-group-name';
import type { Experiment } from '../experiment-types';
import type { Approval, Check } from './compliance-types';
import { failingVariants, sortFindings } from './findings.rules';
import { useRuleTitle } from './use-rule-title';

const bold = { b: <b /> };

interface ComplianceAnswerProps {
  experiment: Experiment;
  check: Check | null;
  approval: Approval | null;
}

/** What still has to be done before this text may be shown, in a sentence. */
export function ComplianceAnswer({ experiment, check, approval }: ComplianceAnswerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const groupName = useGroupName();
  const ruleTitle = useRuleTitle();
  if (!check) return <p className="answer experiment-answer">{t('experiments.compliance.checking')}</p>;
  const failing = failingVariants(check);
  const failed = failing.flatMap((variant) =>
    sortFindings(check, variant).needHands.filter(({ verdict }) => verdict === 'failed'),
  );
  const first = failed[0];
  const state = approval?.state ?? 'missing';
  return (
    <>
      <p className="answer experiment-answer" role="status">
        {first ? (
          <Trans
            i18nKey={failed.length > 1 ? 'experiments.compliance.failMore' : 'experiments.compliance.fail'}
            values={{
              count: failed.length,
              rule: ruleTitle(first.code),
              variant: first.variant.toUpperCase(),
            }}
            components={bold}
          />
        ) : (
          <Trans i18nKey="experiments.compliance.pass" components={bold} />
        )}
        {language === 'en' && ' '}
        <Trans i18nKey={`experiments.compliance.approval.${state}`} components={bold} />
      </p>
      <p className="basis">
        <span>{t('experiments.compliance.rulesVersion', { version: check.rulesVersion })}</span>
        <span>
          {t('experiments.compliance.checkedAt', {
            day: dayText(check.checkedAt, language),
            time: shortClockText(check.checkedAt),
          })}
        </span>
        <span>
          {t('experiments.compliance.checkedOn', {
            hosts: experiment.definition.audience.hosts.map(groupName).join(t('experiments.comma')),
          })}
        </span>
      </p>
    </>
  );
}
