import { Button } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { dayText, shortClockText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { ErrorNote } from '../../parts/error-note';
import { useAccounts, useSinks } from './account-queries';
import type { AccountSummary } from './account-types';
import { AccountsSkeleton } from './accounts-skeleton';
import { GateMark } from './gate-mark';
import { PlatformName } from './platform-name';
import { StatusTag } from './status-tag';
import { useWords } from './use-words';
import './account-list.css';

const bold = { b: <b /> };

export function AccountList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const accounts = useAccounts();
  return (
    <>
      <div className="page-head">
        <h1>{t('accounts.title')}</h1>
        <span className="spacer" />
        <Button type="primary" id="account-create" onClick={() => void navigate('/accounts/new')}>
          {t('accounts.create')}
        </Button>
      </div>
      {accounts.isError && (
        <ErrorNote
          what={t('accounts.title')}
          error={accounts.error}
          keepsOld={accounts.data !== undefined}
          onRetry={() => void accounts.refetch()}
        />
      )}
      {accounts.isPending && <AccountsSkeleton />}
      {accounts.data?.length === 0 && <NoAccounts />}
      {accounts.data && accounts.data.length > 0 && (
        <>
          <ListAnswer accounts={accounts.data} />
          <p className="basis">{t('accounts.basis')}</p>
          <AccountTable accounts={accounts.data} />
        </>
      )}
    </>
  );
}

function ListAnswer({ accounts }: { accounts: AccountSummary[] }) {
  const { t } = useTranslation();
  const say = useWords();
  const running = accounts.filter(({ status }) => status === 'running');
  const drafts = accounts.filter(({ status }) => status === 'draft').length;
  const accepted = running.reduce((sum, { today }) => sum + today.accepted, 0);
  const red = running.flatMap((account) => {
    const gate = account.gates.find(({ state }) => state === 'red');
    return gate?.evidence[0] ? [{ label: account.label, why: say(gate.evidence[0]) }] : [];
  })[0];
  return (
    <p className="answer under-head" role="status">
      {red && <Trans i18nKey="accounts.answerRed" values={red} components={bold} />}
      {!red && running.length > 0 && (
        <Trans
          i18nKey="accounts.answerRunning"
          values={{ running: running.length, accepted: countText(accepted) }}
          components={bold}
        />
      )}
      {running.length === 0 && t('accounts.answerNone')}
      {drafts > 0 && ` ${t('accounts.answerDraft', { count: drafts })}`}
    </p>
  );
}

function AccountTable({ accounts }: { accounts: AccountSummary[] }) {
  const { t } = useTranslation();
  return (
    <div className="card" style={{ marginTop: 18, overflowX: 'auto' }}>
      <table className="rows accounts-table">
        <thead>
          <tr>
            <th>{t('accounts.head.platform')}</th>
            <th>{t('accounts.head.status')}</th>
            <th>{t('accounts.head.owner')}</th>
            <th>{t('accounts.head.gates')}</th>
            <th className="right">{t('accounts.head.today')}</th>
            <th>{t('accounts.head.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <AccountLine key={account.accountId} account={account} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AccountLine({ account }: { account: AccountSummary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const path = `/accounts/${account.accountId}`;
  const { lastProblem } = account;
  return (
    <tr className="clickable" onClick={() => void navigate(path)}>
      <td>
        <Link to={path} onClick={(event) => event.stopPropagation()}>
          <b>{account.label}</b>
        </Link>
        <small>
          <PlatformName sink={account.sink} title={account.title} /> · {account.platformAccountId}
        </small>
      </td>
      <td>
        <StatusTag status={account.status} />
        {account.status === 'draft' && account.draftStep && (
          <small>
            {t('accounts.goOn')}：{t(`accounts.step.${stepOf(account.draftStep)}`)}
          </small>
        )}
      </td>
      <td>{t(`accounts.owner.${account.owner}`)}</td>
      <td>
        {account.status === 'closed' ? <span className="quiet">–</span> : <GateLights account={account} />}
      </td>
      <td className="right">
        {account.activeVersion === null ? (
          <span className="quiet">–</span>
        ) : (
          <>
            <b>{countText(account.today.accepted)}</b>
            <small>{t('accounts.todayOf', { rows: countText(account.today.rows) })}</small>
          </>
        )}
      </td>
      <td>
        {lastProblem ? (
          <>
            <span className="mono">{lastProblem.cause}</span>
            <small>
              {dayText(lastProblem.at, language)} {shortClockText(lastProblem.at)}
            </small>
          </>
        ) : (
          <span className="quiet">{t('accounts.noProblem')}</span>
        )}
      </td>
    </tr>
  );
}

const steps = ['platform', 'authorise', 'mapping', 'windows', 'dryRun', 'gates', 'start'] as const;
const stepOf = (step: string) => steps.find((each) => each === step) ?? 'authorise';

/** Four lights in their order, and in words what the worst of them says. */
function GateLights({ account }: { account: AccountSummary }) {
  const say = useWords();
  const worst =
    account.gates.find(({ state }) => state === 'red') ??
    account.gates.find(({ state }) => state === 'unknown');
  return (
    <>
      <span className="gate-lights">
        {account.gates.map((gate) => (
          <GateMark key={gate.gate} gate={gate} />
        ))}
      </span>
      {worst?.evidence[0] && <small className="gate-worst">{say(worst.evidence[0])}</small>}
    </>
  );
}

function NoAccounts() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sinks = useSinks();
  return (
    <section className="card accounts-empty">
      <h2>{t('accounts.emptyTitle')}</h2>
      <p>{t('accounts.emptyLead')}</p>
      <div>
        {sinks.data?.slice(0, 2).map((sink) => (
          <Button key={sink.name} onClick={() => void navigate(`/accounts/new?sink=${sink.name}`)}>
            <PlatformName sink={sink.name} title={sink.title} />
          </Button>
        ))}
        <Button type="primary" onClick={() => void navigate('/accounts/new')}>
          {t('accounts.create')}
        </Button>
      </div>
    </section>
  );
}
