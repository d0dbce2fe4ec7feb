import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { Card } from '../../../parts/card';
import { useDifference } from '../account-queries';
import { CallNote } from '../call-note';
import { ChangeList } from '../change-list';
import { Field } from '../field';
import { Refused } from '../refused';
import { useIntent } from '../use-intent';
import type { StepProps } from './step-props';

const MAX_REASON = 200;

/** The end of a change to an account that is at work: what differs, why, and into force. */
export function PublishStep({ account, sink, setup, onDone }: StepProps & { onDone(): void }) {
  const { t } = useTranslation();
  const intent = useIntent();
  const [reason, setReason] = useState('');
  const difference = useDifference(account.accountId, setup);
  const version = (account.versions[0]?.version ?? 0) + 1;
  const publishing = useMutation({
    mutationFn: () =>
      intent((idempotencyKey) =>
        trpc.account.save.mutate({
          accountId: account.accountId,
          setup,
          reason: reason.trim() === '' ? null : reason.trim(),
          idempotencyKey,
        }),
      ),
    onSuccess: (answer) => {
      if (!('version' in answer)) return;
      onDone();
    },
  });
  const changes = difference.data?.changes ?? [];
  const hasChanges = changes.length > 0;
  return (
    <>
      <p className="answer">
        {difference.data && !hasChanges ? (
          t('accounts.publishLeadSame')
        ) : (
          <Trans i18nKey="accounts.publishLead" components={{ b: <b /> }} />
        )}
      </p>
      <div className="grid">
        <Card title={t('accounts.changes')} columns={8}>
          <ChangeList changes={changes} sink={sink} />
        </Card>
        <Card title={t('accounts.version', { version })} columns={4}>
          <div className="card-body stack">
            <Field label={t('accounts.reason')} help={t('accounts.reasonHelp')}>
              {(ids) => (
                <Input.TextArea
                  {...ids}
                  rows={2}
                  maxLength={MAX_REASON}
                  value={reason}
                  onChange={({ target }) => setReason(target.value)}
                />
              )}
            </Field>
            <Refused
              answer={
                difference.data?.problems.some(({ severity }) => severity === 'error')
                  ? difference.data
                  : publishing.data
              }
            />
            <CallNote error={publishing.error} />
            <Button
              type="primary"
              id="account-publish"
              disabled={!hasChanges}
              loading={publishing.isPending}
              onClick={() => publishing.mutate()}
            >
              {t('accounts.publish', { version })}
            </Button>
          </div>
        </Card>
      </div>
    </>
  );
}
