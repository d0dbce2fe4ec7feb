import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { trpc } from '../../../api/trpc';
import { ErrorNote } from '../../../parts/error-note';
import { useRefreshAccounts, useSinks } from '../account-queries';
import type { Problem, Sink } from '../account-types';
import { AccountsSkeleton } from '../accounts-skeleton';
import { CallNote } from '../call-note';
import { Field } from '../field';
import { PlatformName } from '../platform-name';
import { useIntent } from '../use-intent';
import { useWords } from '../use-words';
import { Steps } from './steps';
import './platforms.css';
import './setup.css';

const MAX_LABEL = 40;
const ACCOUNT_NUMBER = /^[\w.-]{1,64}$/;

/** The first step: where the clicks come from. It makes the draft that the other steps fill. */
export function NewAccountPage() {
  const { t } = useTranslation();
  const sinks = useSinks();
  return (
    <>
      <div className="page-head">
        <h1>{t('accounts.newTitle')}</h1>
        <span className="spacer" />
        <Link to="/accounts" className="head-link">
          {t('accounts.all')}
        </Link>
      </div>
      <Steps current="platform" reached="platform" />
      <p className="answer">
        <Trans i18nKey="accounts.pickLead" components={{ b: <b /> }} />
      </p>
      <p className="basis">{t('accounts.pickBasis')}</p>
      {sinks.isPending && <AccountsSkeleton computing={t('accounts.computingPlatforms')} />}
      {sinks.isError && (
        <ErrorNote
          what={t('accounts.pickPlatform')}
          error={sinks.error}
          onRetry={() => void sinks.refetch()}
        />
      )}
      {sinks.data && <NewAccountForm sinks={sinks.data} />}
    </>
  );
}

function NewAccountForm({ sinks }: { sinks: Sink[] }) {
  const { t } = useTranslation();
  const say = useWords();
  const navigate = useNavigate();
  const refresh = useRefreshAccounts();
  const intent = useIntent();
  const [parameters, setParameters] = useSearchParams();
  const sink = sinks.find(({ name }) => name === parameters.get('sink')) ?? null;
  const [label, setLabel] = useState('');
  const [accountNumber, setAccountNumber] = useState('');
  const [pressed, setPressed] = useState(false);
  const creating = useMutation({
    mutationFn: (input: { sink: string; label: string; platformAccountId: string }) =>
      intent((idempotencyKey) => trpc.account.create.mutate({ ...input, idempotencyKey })),
    onSuccess: async (answer) => {
      if (!('accountId' in answer) || !answer.accountId) return;
      await refresh();
      void navigate(`/accounts/${answer.accountId}?step=authorise`, { replace: true });
    },
  });
  const refused = creating.data && 'problems' in creating.data ? (creating.data.problems as Problem[]) : [];
  const taken = refused.find(({ path }) => path === 'platformAccountId');
  const missing = {
    sink: sink === null,
    label: label.trim() === '',
    accountNumber: !ACCOUNT_NUMBER.test(accountNumber.trim()),
  };

  function submit() {
    setPressed(true);
    if (missing.sink || missing.label || missing.accountNumber) return;
    creating.mutate({ sink: sink!.name, label: label.trim(), platformAccountId: accountNumber.trim() });
  }

  return (
    <form
      className="setup-body"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className="platforms">
        <legend className="visually-hidden">{t('accounts.pickPlatform')}</legend>
        {sinks.map((each) => (
          <label
            key={each.name}
            className={each === sink ? 'card platform chosen' : 'card platform'}
            id={`platform-${each.name}`}
          >
            <input
              type="radio"
              name="platform"
              className="visually-hidden"
              checked={each === sink}
              onChange={() => setParameters({ sink: each.name }, { replace: true })}
            />
            <PlatformName sink={each.name} title={each.title} />
            <small>{t('accounts.pickEvents', { count: each.events.length })}</small>
          </label>
        ))}
      </fieldset>
      {pressed && missing.sink && <p className="field-problem">{t('accounts.required')}</p>}
      <div className="card form-card" style={{ maxWidth: 640 }}>
        <Field
          label={t('accounts.label')}
          help={t('accounts.labelHelp')}
          required
          problem={pressed && missing.label ? t('accounts.required') : null}
        >
          {(ids) => (
            <Input
              {...ids}
              name="label"
              value={label}
              maxLength={MAX_LABEL}
              autoComplete="off"
              onChange={({ target }) => setLabel(target.value)}
            />
          )}
        </Field>
        <Field
          label={t('accounts.platformAccountId')}
          help={t('accounts.platformAccountIdHelp')}
          required
          problem={
            taken
              ? say(taken.words)
              : pressed && missing.accountNumber
                ? t(accountNumber.trim() === '' ? 'accounts.required' : 'accounts.platformAccountIdWrong')
                : null
          }
        >
          {(ids) => (
            <Input
              {...ids}
              name="platformAccountId"
              value={accountNumber}
              className="mono-field"
              spellCheck={false}
              autoComplete="off"
              onChange={({ target }) => {
                setAccountNumber(target.value);
                creating.reset();
              }}
            />
          )}
        </Field>
      </div>
      <CallNote error={creating.error} />
      <div className="setup-foot">
        <span className="spacer" />
        <Button type="primary" htmlType="submit" id="setup-next" loading={creating.isPending}>
          {t('accounts.next', { step: t('accounts.step.authorise') })}
        </Button>
      </div>
    </form>
  );
}
