import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { clockText } from '../../../format/moments';
import { Icon } from '../../../shell/icons';
import { useRefreshAccounts, useSetupCheck } from '../account-queries';
import type { AccountDetail, Sink } from '../account-types';
import { PlatformName } from '../platform-name';
import { StatusTag } from '../status-tag';
import { AuthoriseStep } from './authorise-step';
import { DryRunStep } from './dry-run-step';
import { GatesStep } from './gates-step';
import { MappingStep } from './mapping-step';
import { PublishStep } from './publish-step';
import { StartStep } from './start-step';
import type { StepProps } from './step-props';
import { isStep, stepNames, type StepName, Steps, stepTitle } from './steps';
import { type SaveState, useWorkingSetup } from './use-working-setup';
import { WindowsStep } from './windows-step';
import './setup.css';

/** Which parts of a set-up each step asks for. */
const stepPaths: Partial<Record<StepName, string[]>> = {
  authorise: ['settings', 'clicks'],
  mapping: ['mapping'],
  windows: ['windows', 'unknown', 'rate', 'timeoutMs', 'retryHours', 'tellRegrades'],
};

/** The guided way through one account's set-up. What is typed is kept as it is typed. */
export function SetupPage({ account, sink }: { account: AccountDetail; sink: Sink }) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('step');
  const kept = account.draft?.step ?? 'authorise';
  const step: StepName =
    isStep(asked) && asked !== 'platform' ? asked : isStep(kept) && kept !== 'platform' ? kept : 'authorise';
  const working = useWorkingSetup(account, sink, step);
  const check = useSetupCheck(account.accountId, working.setup);
  const refresh = useRefreshAccounts();
  const navigate = useNavigate();
  const [tried, setTried] = useState(false);
  const problems = (check.data?.problems ?? []).filter(
    ({ path, severity }) =>
      severity === 'error' && (stepPaths[step] ?? []).some((part) => path.startsWith(part)),
  );
  const index = stepNames.indexOf(step);
  const next = stepNames[index + 1];
  const before = stepNames[index - 1];
  const isNew = account.status === 'draft';
  const isChange = !isNew && account.status !== 'closed';

  async function open(target: StepName) {
    setTried(false);
    await working.keep(furthest(target, account));
    await refresh();
    setParameters({ step: target });
    window.scrollTo({ top: 0 });
  }

  async function goOn() {
    setTried(true);
    if (problems.length > 0) return focusFirstProblem();
    if (next) await open(next);
  }

  const props: StepProps = {
    account,
    sink,
    setup: working.setup,
    onChange: working.change,
    problemAt: (path) => (tried ? (problems.find((problem) => problem.path === path) ?? null) : null),
  };
  const finish = async () => {
    await refresh();
    void navigate(`/accounts/${account.accountId}`, { replace: true });
  };
  return (
    <>
      <div className="page-head">
        <h1>{account.label}</h1>
        <span className="head-tags">
          <StatusTag status={account.status} />
          <span className="quiet small">
            <PlatformName sink={sink.name} title={sink.title} /> · {account.platformAccountId}
          </span>
        </span>
        <span className="spacer" />
        <SaveMark save={working.save} />
        <Link to={isNew ? '/accounts' : `/accounts/${account.accountId}`} className="head-link">
          {isNew ? t('accounts.all') : t('accounts.backToAccount')}
        </Link>
      </div>
      <Steps
        current={step}
        isChange={isChange}
        reached={isStep(kept) ? furthest(step, account) : step}
        onOpen={(target) => void open(target)}
      />
      {working.save.state === 'conflict' && (
        <div className="note bad" role="alert">
          <Icon name="warning" small />
          <span>
            {t('accounts.conflict')}{' '}
            <Button size="small" onClick={() => window.location.reload()}>
              {t('accounts.reload')}
            </Button>
          </span>
        </div>
      )}
      {step === 'authorise' && <AuthoriseStep {...props} />}
      {step === 'mapping' && <MappingStep {...props} />}
      {step === 'windows' && <WindowsStep {...props} />}
      {step === 'dryRun' && <DryRunStep {...props} />}
      {step === 'gates' && <GatesStep {...props} />}
      {step === 'start' &&
        (!isChange ? (
          <StartStep {...props} keep={() => working.keep('start')} onDone={() => void finish()} />
        ) : (
          <PublishStep {...props} onDone={() => void finish()} />
        ))}
      {tried && problems.length > 0 && (
        <p className="field-problem setup-mend" role="alert">
          <Icon name="warning" small />
          {t('accounts.mend', { count: problems.length })}
        </p>
      )}
      <div className="setup-foot">
        {before && before !== 'platform' && (
          <Button onClick={() => void open(before)} id="setup-back">
            {t('accounts.back')}
          </Button>
        )}
        <span className="spacer" />
        {next && (
          <Button type="primary" id="setup-next" onClick={() => void goOn()}>
            {t('accounts.next', { step: t(stepTitle(next, isChange)) })}
          </Button>
        )}
      </div>
    </>
  );
}

/** The later of where somebody is and where they were before. */
function furthest(step: StepName, account: AccountDetail): StepName {
  const kept = account.draft?.step ?? null;
  return isStep(kept) && stepNames.indexOf(kept) > stepNames.indexOf(step) ? kept : step;
}

function focusFirstProblem() {
  requestAnimationFrame(() => {
    document
      .querySelector<HTMLElement>('.field.wrong input, .field.wrong textarea, .field.wrong [tabindex]')
      ?.focus();
  });
}

function SaveMark({ save }: { save: SaveState }) {
  const { t } = useTranslation();
  const isSaved = save.state === 'saved';
  if (isSaved && save.at === null) return null;
  return (
    <span className={isSaved ? 'save-mark quiet' : 'save-mark'} role="status">
      {isSaved && <Icon name="check" small />}
      {isSaved && t('accounts.saved', { time: clockText(save.at!) })}
      {save.state === 'saving' && t('accounts.saving')}
      {save.state === 'unsaved' && t('accounts.unsaved')}
      {(save.state === 'failed' || save.state === 'conflict') && t('accounts.saveFailed')}
    </span>
  );
}
