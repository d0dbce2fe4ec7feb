import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { dayText, shortClockText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { useLanguage } from '../../../language/use-language';
import { Icon } from '../../../shell/icons';
import type { AccountDetail, Setup, Sink } from '../account-types';
import { CheckNow } from '../check-now';
import { DryRunBench } from '../dry-run/dry-run-bench';
import { GateStrip } from '../gate-mark';
import { PlatformName } from '../platform-name';
import { SecretsCard } from '../setup/secrets-card';
import { StatusTag } from '../status-tag';
import { useWords } from '../use-words';
import { AccountActions } from './account-actions';
import { DiscardDraft } from './discard-draft';
import { HistoryCard } from './history-card';
import { MappingCard } from './mapping-card';
import { OwnerCard } from './owner-card';
import { VersionsCard } from './versions-card';

/** One account at work: how it stands, what it tells, who sends, and every version there was. */
export function AccountPage({ account, sink }: { account: AccountDetail; sink: Sink }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [trying, setTrying] = useState(false);
  const setup = account.setup as Setup | null;
  return (
    <>
      <div className="page-head">
        <h1>{account.label}</h1>
        <span className="head-tags">
          <StatusTag status={account.status} />
          <span className="quiet small">
            <PlatformName sink={sink.name} title={sink.title} />
          </span>
        </span>
        <span className="spacer" />
        <Link to="/accounts" className="head-link">
          {t('accounts.all')}
        </Link>
        {account.status !== 'closed' && (
          <Button
            id="account-edit"
            onClick={() => void navigate(`/accounts/${account.accountId}?step=mapping`)}
          >
            {t('accounts.edit')}
          </Button>
        )}
        <AccountActions account={account} />
      </div>
      <OneAnswer account={account} />
      <p className="basis">
        <span>{t('accounts.oneBasis', { id: account.platformAccountId })}</span>
        {account.activeVersion !== null && (
          <span>{t('accounts.oneVersion', { version: account.activeVersion })}</span>
        )}
        <span className="spacer" />
        <CheckNow accountId={account.accountId} setup={setup} />
      </p>
      {account.draft && <OpenDraft account={account} />}
      <GateStrip gates={account.gates} />
      <div className="grid">
        <div className="column" style={{ gridColumn: 'span 7' }}>
          <MappingCard account={account} sink={sink} onDryRun={() => setTrying(true)} />
          <VersionsCard account={account} sink={sink} />
        </div>
        <div className="column" style={{ gridColumn: 'span 5' }}>
          <OwnerCard account={account} />
          <SecretsCard account={account} sink={sink} />
          <HistoryCard account={account} />
        </div>
      </div>
      {trying && setup && <TryOut account={account} sink={sink} setup={setup} />}
    </>
  );
}

/** Below everything, at full width: a request needs room. */
function TryOut(props: { account: AccountDetail; sink: Sink; setup: Setup }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus();
  }, []);
  return (
    <section style={{ marginTop: 24 }}>
      <h2 ref={heading} tabIndex={-1} className="section-head">
        {t('accounts.step.dryRun')}
      </h2>
      <DryRunBench {...props} />
    </section>
  );
}

function OneAnswer({ account }: { account: AccountDetail }) {
  const { t } = useTranslation();
  const say = useWords();
  const { status, owner, label, today, open } = account;
  const red = account.gates.find(({ state }) => state === 'red');
  const values = {
    label,
    accepted: countText(today.accepted),
    rows: countText(today.rows),
    waiting: countText(open.waiting),
    gate: red ? t(`accounts.gate.${red.gate}`) : '',
    why: red?.evidence[0] ? say(red.evidence[0]) : '',
  };
  const isWrong = status === 'running' && owner === 'loudou' && red !== undefined;
  const name = isWrong
    ? 'red'
    : status === 'running'
      ? runningName(account)
      : status === 'paused'
        ? 'paused'
        : 'closed';
  return (
    <p className="answer under-head" role="status">
      <Trans i18nKey={`accounts.answerOne.${name}`} values={values} components={{ b: <b /> }} />
    </p>
  );
}

function runningName({ owner, today }: AccountDetail): 'core' | 'quiet' | 'running' {
  if (owner === 'core') return 'core';
  return today.rows === 0 ? 'quiet' : 'running';
}

function OpenDraft({ account }: { account: AccountDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const language = useLanguage();
  const { savedBy, savedAt, step } = account.draft!;
  return (
    <div className="note" style={{ marginTop: 14 }}>
      <Icon name="warning" small />
      <span>
        {t('accounts.draftOpen', {
          by: savedBy,
          day: dayText(savedAt, language),
          time: shortClockText(savedAt),
        })}
      </span>
      <span className="spacer" />
      <DiscardDraft accountId={account.accountId} />
      <Button
        size="small"
        type="primary"
        onClick={() => void navigate(`/accounts/${account.accountId}?step=${step}`)}
      >
        {t('accounts.draftGoOn')}
      </Button>
    </div>
  );
}
