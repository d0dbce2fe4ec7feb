import { useTranslation } from 'react-i18next';
import type { AccountLive, DeliveryState } from '../../api/types';
import { durationText } from '../../format/durations';
import { shortClockText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { causeWord } from '../../parts/delivery-cause';
import { useNow } from '../../shell/use-now';
import './account-cards.css';
import { oldestMs, rateParts, type Standing, standingOf } from './live.rules';
import { Sparkline } from './sparkline';
import { accountTail, useSinkName } from './use-sink-name';

interface AccountCardsProps {
  accounts: AccountLive[];
  chosen: string | null;
  onChoose(account: string | null, states?: DeliveryState[]): void;
}

export function AccountCards({ accounts, chosen, onChoose }: AccountCardsProps) {
  return (
    <div className="accounts-live">
      {accounts.map((account) => (
        <AccountCard
          key={account.accountId}
          account={account}
          isChosen={chosen === account.accountId}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

interface AccountCardProps {
  account: AccountLive;
  isChosen: boolean;
  onChoose: AccountCardsProps['onChoose'];
}

function AccountCard({ account, isChosen, onChoose }: AccountCardProps) {
  const { t } = useTranslation();
  const sinkName = useSinkName();
  const { accountId, breaker } = account;
  return (
    <section className={isChosen ? 'card account-live chosen' : 'card account-live'}>
      <h3>
        <button
          type="button"
          className="plain"
          aria-pressed={isChosen}
          title={`${account.label} · ${t('ledger.card.onlyThis')}`}
          onClick={() => onChoose(isChosen ? null : accountId)}
        >
          <span className="account-name">{sinkName(account.sink)}</span>
          <span className="quiet account-tail">{accountTail(account)}</span>
        </button>
        <StandingTag account={account} />
      </h3>
      <Figures account={account} />
      <Sparkline account={account} />
      <div className="account-foot small quiet">
        <span>{t('ledger.card.day', { rows: countText(account.acceptedLastDay) })}</span>
        <Counts account={account} onChoose={(states) => onChoose(accountId, states)} />
      </div>
      {breaker.state !== 'closed' && breaker.cause && (
        <p className="small warn-text account-cause">
          {t(breaker.retryAt && breaker.state === 'open' ? 'ledger.card.sinceRetry' : 'ledger.card.since', {
            time: shortClockText(breaker.since),
            cause: causeWord(breaker.cause, t),
            retry: breaker.retryAt ? shortClockText(breaker.retryAt) : '',
          })}
        </p>
      )}
    </section>
  );
}

/** The word says it; the tone only hurries the eye. */
const tones: Record<Standing, 'good' | 'warn' | 'bad' | ''> = {
  clear: 'good',
  idle: '',
  behind: 'warn',
  decide: 'bad',
  open: 'bad',
  half_open: 'warn',
  paused: 'warn',
  closed: '',
  by_core: '',
};

function StandingTag({ account }: { account: AccountLive }) {
  const { t } = useTranslation();
  const standing = standingOf(account, useNow());
  const word = {
    clear: t('ledger.card.clear'),
    idle: t('ledger.card.idle'),
    behind: t('ledger.card.behind'),
    decide: t('ledger.card.decide', { count: account.parked + account.unknown }),
    open: t('ledger.card.open'),
    half_open: t('ledger.card.halfOpen'),
    paused: t('ledger.card.paused'),
    closed: t('ledger.card.closed'),
    by_core: t('ledger.card.byCore'),
  }[standing];
  return <span className={`tag ${tones[standing]}`}>{word}</span>;
}

function Figures({ account }: { account: AccountLive }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nowMs = useNow();
  const rate = rateParts(account.acceptedPerMinute);
  const oldest = oldestMs(account, nowMs);
  const isBehind = standingOf({ ...account, parked: 0, unknown: 0 }, nowMs) === 'behind';
  return (
    <dl>
      <div>
        <dt>{t('ledger.card.rate')}</dt>
        <dd>{t(`ledger.card.${rate.unit}`, { value: rate.value })}</dd>
      </div>
      <div title={account.lagSample > 0 ? t('ledger.card.lagNote', { count: account.lagSample }) : undefined}>
        <dt>{t('ledger.card.lag')}</dt>
        <dd>{account.p95LagMs === null ? '–' : durationText(account.p95LagMs, language)}</dd>
      </div>
      <div>
        <dt>{t('ledger.card.oldest')}</dt>
        <dd className={isBehind ? 'warn-text' : undefined}>
          {account.oldestWaitingAt === null ? '–' : durationText(oldest, language)}
        </dd>
      </div>
    </dl>
  );
}

const counts: { name: 'waiting' | 'parked' | 'unknown' | 'consent' | 'rejected'; states: DeliveryState[] }[] =
  [
    { name: 'parked', states: ['parked'] },
    { name: 'unknown', states: ['unknown'] },
    { name: 'waiting', states: ['queued', 'sending'] },
    { name: 'rejected', states: ['rejected'] },
    { name: 'consent', states: ['waits_consent'] },
  ];
const SHOWN_COUNTS = 3;

/** What is not simply confirmed, the most urgent first; each leads to its rows. */
function Counts({ account, onChoose }: { account: AccountLive; onChoose(states: DeliveryState[]): void }) {
  const { t } = useTranslation();
  const valueOf = {
    parked: account.parked,
    unknown: account.unknown,
    waiting: account.waiting + account.sending,
    rejected: account.rejectedLastDay,
    consent: account.waitingForConsent,
  };
  const shown = counts.filter(({ name }) => valueOf[name] > 0).slice(0, SHOWN_COUNTS);
  return (
    <span className="account-counts">
      {shown.map(({ name, states }) => (
        <button type="button" className="plain link" key={name} onClick={() => onChoose(states)}>
          {t(`ledger.card.${name}`, { rows: countText(valueOf[name]) })}
        </button>
      ))}
    </span>
  );
}
