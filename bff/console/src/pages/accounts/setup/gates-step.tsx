import { Trans, useTranslation } from 'react-i18next';
import { ErrorNote } from '../../../parts/error-note';
import { useGates } from '../account-queries';
import type { Gate } from '../account-types';
import { AccountsSkeleton } from '../accounts-skeleton';
import { CheckNow } from '../check-now';
import { GateStrip } from '../gate-mark';
import { useGateNames } from '../use-gate-names';
import type { StepProps } from './step-props';

/** What stands against a start, in the order of the gates. */
export const standingAgainst = (gates: readonly Gate[]) =>
  gates
    .filter(({ gate, state }) =>
      gate === 'authorised' || gate === 'mapped' ? state !== 'green' : state === 'red' || state === 'unknown',
    )
    .map(({ gate }) => gate);

export function GatesStep({ account, setup }: StepProps) {
  const { t } = useTranslation();
  const gates = useGates(account.accountId, setup);
  const gateNames = useGateNames();
  if (!gates.data) {
    return gates.isError ? (
      <ErrorNote what={t('accounts.step.gates')} error={gates.error} onRetry={() => void gates.refetch()} />
    ) : (
      <AccountsSkeleton />
    );
  }
  const missing = standingAgainst(gates.data);
  return (
    <>
      <p className="answer" role="status">
        {missing.length > 0 ? (
          <Trans
            i18nKey="accounts.gatesNotReady"
            values={{ gates: gateNames(missing) }}
            components={{ b: <b /> }}
          />
        ) : (
          t('accounts.gatesReady')
        )}
      </p>
      <p className="basis">
        <span>
          <Trans i18nKey="accounts.gatesLead" components={{ b: <b /> }} />
        </span>
        <span className="spacer" />
        <CheckNow accountId={account.accountId} setup={setup} />
      </p>
      <GateStrip gates={gates.data} />
    </>
  );
}
