import { Trans, useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { answerOf } from './answer.rules';
import type { Day } from './types';
import { useWords } from './use-words';

const marks = { b: <b />, bad: <b className="bad-text" />, whole: <b className="whole" /> };

const keys = {
  running: 'reconciliation.answerRunning',
  quiet: 'reconciliation.answerQuiet',
  awaiting_report: 'reconciliation.answerAwaiting',
  closed: 'reconciliation.answerClosed',
  balanced: 'reconciliation.answerBalanced',
  exact: 'reconciliation.answerExact',
} as const;

export function ReconciliationAnswer({ day }: { day: Day }) {
  const { t } = useTranslation();
  const words = useWords();
  const answer = answerOf(day);
  const name = words.day(day.day);
  if (answer.kind === 'not_compared') {
    const key = day.day >= day.today ? 'answerTodayNotCompared' : 'answerNotCompared';
    return <p className="answer">{t(`reconciliation.${key}`, { day: name })}</p>;
  }
  const accounts = day.accounts.filter(({ accountId }) => answer.accountIds.includes(accountId));
  const values = {
    day: name,
    should: countText(day.total.should.count),
    accepted: countText(day.total.accepted.count),
    platform: countText(day.total.platform.count),
    apart: countText(answer.apart),
    explained: countText(answer.explained),
    unexplained: countText(day.unexplained),
    closed: countText(day.closed),
    accounts: words.list(accounts.map(words.account)),
  };
  const red = answer.explained > 0 ? 'reconciliation.answerRed' : 'reconciliation.answerRedOnly';
  return (
    <p className="answer" role="status">
      <Trans
        i18nKey={answer.kind === 'unexplained' ? red : keys[answer.kind]}
        values={values}
        components={marks}
      />
    </p>
  );
}
