import { Trans } from 'react-i18next';
import { DryRunBench } from '../dry-run/dry-run-bench';
import type { StepProps } from './step-props';

export function DryRunStep({ account, sink, setup }: StepProps) {
  return (
    <>
      <p className="answer">
        <Trans i18nKey="accounts.dryRunLead" components={{ b: <b /> }} />
      </p>
      <DryRunBench account={account} sink={sink} setup={setup} />
    </>
  );
}
