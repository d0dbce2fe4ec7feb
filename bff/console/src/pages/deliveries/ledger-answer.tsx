import { Trans, useTranslation } from 'react-i18next';
import type { AccountLive, AccountsLive } from '../../api/types';
import { durationText } from '../../format/durations';
import { shortClockText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Icon } from '../../shell/icons';
import { useNow } from '../../shell/use-now';
import { type Answer, answerOf, laneCounts } from './live.rules';
import { useReceiverName } from './use-sink-name';

const bold = { b: <b /> };

/** How the receivers stand, what waits, what needs a decision: three things a colleague could repeat. */
export function LedgerAnswer({ live }: { live: AccountsLive }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const answer = answerOf(live.accounts, nowMs);
  if (answer.sending === 0) return <p className="answer">{t('ledger.answer.empty')}</p>;
  return (
    <>
      <p className="answer" role="status">
        {answer.down.length > 0 ? (
          <DownSentence answer={answer} />
        ) : (
          <ClearSentence answer={answer} accounts={live.accounts} />
        )}
        <EtaSentence answer={answer} />
        <DecisionSentence answer={answer} />
      </p>
      <Basis live={live} answer={answer} />
    </>
  );
}

function ClearSentence({ answer, accounts }: { answer: Answer; accounts: AccountLive[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const receiverName = useReceiverName();
  const { sending, accepted, waiting } = answer;
  if (accepted === 0 && waiting === 0)
    return <Trans i18nKey="ledger.answer.idle" values={{ count: sending }} components={bold} />;
  const only =
    sending === 1
      ? accounts.find(({ status, owner }) => status === 'running' && owner === 'loudou')
      : undefined;
  return (
    <>
      <Trans
        i18nKey={only ? 'ledger.answer.oneClear' : 'ledger.answer.allClear'}
        values={{ count: sending, name: only ? receiverName(only) : '', accepted: countText(accepted) }}
        components={bold}
      />
      {waiting === 0 ? (
        t('ledger.answer.noneWaits')
      ) : (
        <Trans
          i18nKey="ledger.answer.waits"
          values={{ waiting: countText(waiting), age: durationText(answer.oldestMs, language) }}
          components={bold}
        />
      )}
    </>
  );
}

function DownSentence({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const receiverName = useReceiverName();
  const { sending, down, waiting } = answer;
  const [first] = down;
  const since = down.map(({ breaker }) => breaker.since).sort()[0]!;
  const values = {
    count: sending,
    good: sending - down.length,
    name: down.map(receiverName).join(language === 'zh' ? '、' : ', '),
    since: shortClockText(since),
  };
  return (
    <>
      <Trans
        i18nKey={down.length < sending ? 'ledger.answer.someDown' : 'ledger.answer.allDown'}
        values={values}
        components={bold}
      />
      {first!.breaker.state === 'half_open'
        ? t('ledger.answer.probing')
        : first!.breaker.retryAt &&
          t('ledger.answer.retries', { time: shortClockText(first!.breaker.retryAt) })}
      {waiting === 0 ? (
        t('ledger.answer.noneWaits')
      ) : (
        <Trans i18nKey="ledger.answer.waitsDown" values={{ waiting: countText(waiting) }} components={bold} />
      )}
    </>
  );
}

function EtaSentence({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (answer.etaMs === null) return null;
  return t('ledger.answer.eta', { duration: durationText(answer.etaMs, language) });
}

function DecisionSentence({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  if (answer.decisions === 0) return null;
  const behind =
    answer.behindDecisions > 0 ? t('ledger.answer.behind', { count: answer.behindDecisions }) : '';
  return (
    <Trans
      i18nKey="ledger.answer.decide"
      values={{ rows: countText(answer.decisions), behind }}
      components={bold}
    />
  );
}

function Basis({ live, answer }: { live: AccountsLive; answer: Answer }) {
  const { t } = useTranslation();
  const { lanes, workers, free } = laneCounts(live.owners);
  return (
    <p className="basis">
      {free > 0 && (
        <span className="tag warn">
          <Icon name="warning" small />
          {t('ledger.lanesFree', { count: free })}
        </span>
      )}
      {workers > 0 && <span>{t('ledger.lanes', { lanes: lanes - free, workers })}</span>}
      {answer.waitingForConsent > 0 && (
        <span>{t('ledger.consentWaits', { count: answer.waitingForConsent })}</span>
      )}
    </p>
  );
}
