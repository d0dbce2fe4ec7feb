import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { callErrorOf } from '../../api/call-error';
import { ErrorNote } from '../../parts/error-note';
import { usePageTitle } from '../../shell/use-page-title';
import { useAccount, useSinks } from './account-queries';
import { AccountList } from './account-list';
import './accounts.css';
import { AccountPage } from './detail/account-page';
import { AccountsSkeleton } from './accounts-skeleton';
import { NewAccountPage } from './setup/new-account-page';
import { SetupPage } from './setup/setup-page';

/** All accounts, a new one, or one: being set up, or at work. */
export function Component() {
  const { t } = useTranslation();
  const { accountId } = useParams();
  usePageTitle(t('accounts.title'));
  if (!accountId) return <AccountList />;
  if (accountId === 'new') return <NewAccountPage />;
  return <OneAccount accountId={accountId} />;
}

function OneAccount({ accountId }: { accountId: string }) {
  const [parameters] = useSearchParams();
  const wantsSetup = parameters.has('step');
  return <FreshAccount key={`${accountId} ${wantsSetup}`} accountId={accountId} wantsSetup={wantsSetup} />;
}

/** Work goes on from what is kept now, never from what a page remembers. */
function FreshAccount({ accountId, wantsSetup }: { accountId: string; wantsSetup: boolean }) {
  const { t } = useTranslation();
  const account = useAccount(accountId);
  const sinks = useSinks();
  const isBeingSetUp = account.data?.status === 'draft' || wantsSetup;
  if (!account.data || !sinks.data || (isBeingSetUp && !account.isFetchedAfterMount)) {
    const error = account.error ?? sinks.error;
    if (error && callErrorOf(error).code === 'not_found') return <NoSuchAccount />;
    return (
      <>
        <HeadWithoutName />
        {error ? (
          <ErrorNote
            what={t('accounts.title')}
            error={error}
            onRetry={() => void Promise.all([account.refetch(), sinks.refetch()])}
          />
        ) : (
          <AccountsSkeleton computing={t('accounts.computingOne')} />
        )}
      </>
    );
  }
  const sink = sinks.data.find(({ name }) => name === account.data.sink);
  if (!sink) return <NoSuchAccount />;
  return isBeingSetUp ? (
    <SetupPage account={account.data} sink={sink} />
  ) : (
    <AccountPage account={account.data} sink={sink} />
  );
}

/** Until the account is there its page has a title and a way back. */
function HeadWithoutName() {
  const { t } = useTranslation();
  return (
    <div className="page-head">
      <h1>{t('accounts.title')}</h1>
      <span className="spacer" />
      <Link to="/accounts" className="head-link">
        {t('accounts.all')}
      </Link>
    </div>
  );
}

function NoSuchAccount() {
  const { t } = useTranslation();
  return (
    <>
      <HeadWithoutName />
      <p className="note bad under-head">{t('accounts.notFound')}</p>
    </>
  );
}
