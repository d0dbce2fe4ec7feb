import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { Card } from '../../../parts/card';
import { useGates } from '../account-queries';
import { CallNote } from '../call-note';
import { GateStrip } from '../gate-mark';
import { Refused } from '../refused';
import { useGateNames } from '../use-gate-names';
import { useIntent } from '../use-intent';
import { standingAgainst } from './gates-step';
import type { StepProps } from './step-props';
import { SetupSummary } from './setup-summary';

interface StartStepProps extends StepProps {
  /** The last keystroke is saved before anything starts from it. */
  keep(): Promise<boolean>;
  onDone(): void;
}

export function StartStep({ account, sink, setup, keep, onDone }: StartStepProps) {
  const { t } = useTranslation();
  const gates = useGates(account.accountId, setup);
  const gateNames = useGateNames();
  const intent = useIntent();
  const starting = useMutation({
    mutationFn: async () => {
      if (!(await keep())) return null;
      return intent((idempotencyKey) =>
        trpc.account.start.mutate({ accountId: account.accountId, idempotencyKey }),
      );
    },
    onSuccess: (answer) => {
      if (!answer || !('version' in answer)) return;
      onDone();
    },
  });
  const against = gates.data ? standingAgainst(gates.data) : [];
  return (
    <>
      <p className="answer">
        <Trans
          i18nKey={against.length > 0 ? 'accounts.startLeadBlocked' : 'accounts.startLead'}
          values={{ gates: gateNames(against) }}
          components={{ b: <b /> }}
        />
      </p>
      {gates.data && against.length > 0 && <GateStrip gates={gates.data} />}
      <div className="grid">
        <Card title={t('accounts.startTitle')} columns={7}>
          <div className="card-body">
            <SetupSummary account={account} sink={sink} setup={setup} />
            <Refused answer={starting.data} />
            <CallNote error={starting.error} />
            <Button
              type="primary"
              size="large"
              id="account-start"
              style={{ marginTop: 16 }}
              disabled={!gates.data || against.length > 0}
              loading={starting.isPending}
              onClick={() => starting.mutate()}
            >
              {t('accounts.start')}
            </Button>
          </div>
        </Card>
        <Card title={t('accounts.startAfter')} columns={5}>
          <ul className="card-body evidence">
            <li>{t('accounts.startAfter1')}</li>
            <li>{t('accounts.startAfter2')}</li>
            <li>{t('accounts.startAfter3')}</li>
          </ul>
        </Card>
      </div>
    </>
  );
}
