import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { dayText, shortClockText } from '../../../format/moments';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { Icon } from '../../../shell/icons';
import { useRefreshAccounts } from '../account-queries';
import type { AccountDetail, Problem, Sink } from '../account-types';
import { CallNote } from '../call-note';
import { FormFieldControl } from '../form-field';
import { useIntent } from '../use-intent';
import { useMakerName } from '../use-maker-name';
import { useWords } from '../use-words';

/** Goes in and never comes out again: afterwards only by whom, when, and how it ends. */
export function SecretsCard({
  account,
  sink,
  columns,
}: {
  account: AccountDetail;
  sink: Sink;
  columns?: number;
}) {
  const { t } = useTranslation();
  const { secrets } = account;
  const [open, setOpen] = useState(false);
  const isAsked = secrets.state === 'missing' || secrets.state === 'unreadable';
  const showsForm = sink.secrets.length > 0 && (open || isAsked);
  return (
    <Card
      title={t('accounts.secretsTitle')}
      columns={columns}
      aside={
        <span className={`tag ${secrets.state === 'set' ? 'good' : isAsked ? 'bad' : ''}`}>
          {t(`accounts.secretsState.${secrets.state}`)}
        </span>
      }
    >
      <div className="card-body">
        {sink.secrets.length === 0 && <p className="quiet">{t('accounts.secretsNone')}</p>}
        {secrets.setAt && <SecretsSet account={account} sink={sink} />}
        {!showsForm && sink.secrets.length > 0 && (
          <>
            {secrets.state === 'not_needed' && <p className="quiet">{t('accounts.secretsOptional')}</p>}
            <Button style={{ marginTop: 10 }} onClick={() => setOpen(true)}>
              {t(secrets.setAt ? 'accounts.secretsReplace' : 'accounts.secretsOpen')}
            </Button>
          </>
        )}
        {showsForm && (
          <SecretsForm account={account} sink={sink} canCancel={!isAsked} onDone={() => setOpen(false)} />
        )}
      </div>
    </Card>
  );
}

function SecretsSet({ account, sink }: { account: AccountDetail; sink: Sink }) {
  const { t } = useTranslation();
  const say = useWords();
  const language = useLanguage();
  const makerName = useMakerName();
  const { setAt, setBy, endings } = account.secrets;
  return (
    <>
      <p>
        {t('accounts.secretsSet', {
          by: setBy ? makerName(setBy) : '',
          day: dayText(setAt!, language),
          time: shortClockText(setAt!),
        })}
      </p>
      <dl className="pairs">
        {endings.map(({ name, ending }) => {
          const field = sink.secrets.find((each) => each.name === name);
          return (
            <div key={name}>
              <dt>{field ? say(field.label) : name}</dt>
              <dd className="mono">
                {ending ? t('accounts.secretsEnding', { ending }) : t('accounts.secretsShort')}
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

interface SecretsFormProps {
  account: AccountDetail;
  sink: Sink;
  canCancel: boolean;
  onDone(): void;
}

function SecretsForm({ account, sink, canCancel, onDone }: SecretsFormProps) {
  const { t } = useTranslation();
  const say = useWords();
  const refresh = useRefreshAccounts();
  const intent = useIntent();
  const [values, setValues] = useState<Record<string, unknown>>({});
  const saving = useMutation({
    mutationFn: () =>
      intent((idempotencyKey) =>
        trpc.account.setSecrets.mutate({
          accountId: account.accountId,
          secrets: filled(values),
          idempotencyKey,
        }),
      ),
    onSuccess: async (answer) => {
      if ('problems' in answer) return;
      setValues({});
      await refresh();
      onDone();
    },
  });
  const problems: Problem[] =
    saving.data && 'problems' in saving.data ? (saving.data.problems as Problem[]) : [];
  return (
    <form
      className="form-grid one"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      {sink.secrets.map((field) => {
        const problem = problems.find(({ path }) => path === field.name);
        return (
          <FormFieldControl
            key={field.name}
            field={field}
            secret={!/expires|client_?id/i.test(field.name)}
            value={values[field.name]}
            problem={problem ? say(problem.words) : null}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        );
      })}
      <p className="note">
        <Icon name="lock" small />
        {t('accounts.secretsNote')}
      </p>
      <CallNote error={saving.error} />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button htmlType="submit" type="primary" id="secrets-save" loading={saving.isPending}>
          {t('accounts.secretsSave')}
        </Button>
        {canCancel && <Button onClick={onDone}>{t('accounts.cancel')}</Button>}
      </div>
    </form>
  );
}

/** What was left empty keeps its default. */
const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined));
