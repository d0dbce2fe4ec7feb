import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { durationText } from '../../format/durations';
import { useLanguage } from '../../language/use-language';
import { PersonLink } from '../../parts/person-link';
import { useNow } from '../../shell/use-now';
import { replayLink, storyLink } from './delivery-links';
import type { Day, Difference } from './types';
import { useKnown, useWords } from './use-words';

interface Selection {
  chosen: ReadonlySet<string>;
  choose(key: string, on: boolean): void;
  all(keys: ReadonlySet<string>): void;
}

export interface DifferenceRowProps {
  difference: Difference;
  day: Day;
  selection: Selection | null;
  onRecord: ((difference: Difference) => void) | null;
}

/** What is known of a difference, and what can be done about it. */
export function DifferenceRow({ difference, day, selection, onRecord }: DifferenceRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  const known = useKnown(day.closings);
  const nowMs = useNow();
  const account = day.accounts.find(({ accountId }) => accountId === difference.accountId);
  const { happenedAt, personId, key } = difference;
  const moment = happenedAt ? words.moment(happenedAt) : null;
  return (
    <tr tabIndex={-1}>
      {selection && (
        <td className="tick">
          <Checkbox
            aria-label={t('reconciliation.differences.select')}
            checked={selection.chosen.has(key)}
            onChange={({ target }) => selection.choose(key, target.checked)}
          />
        </td>
      )}
      <td className="nowrap">
        {moment?.time ?? words.day(difference.platformDay ?? day.day)}
        <small>{moment?.day ?? ''}</small>
      </td>
      <td>{personId ? <PersonLink personId={personId} /> : <span className="quiet">–</span>}</td>
      <td className="nowrap">
        {words.fact(difference.factName)}
        {difference.grade ? ` ${difference.grade}` : ''}
        <small>{account && account.accountId !== null ? words.account(account) : difference.event}</small>
      </td>
      <td>
        {known(difference, account?.run.reported ?? false)}
        {difference.count > 1 && (
          <small>{t('reconciliation.differences.count', { count: difference.count })}</small>
        )}
      </td>
      <td className="right nowrap">
        {happenedAt ? durationText(Math.max(0, nowMs - Date.parse(happenedAt)), language) : '–'}
      </td>
      <td className="right nowrap">
        <NextSteps difference={difference} onRecord={onRecord} />
      </td>
    </tr>
  );
}

function NextSteps({ difference, onRecord }: Pick<DifferenceRowProps, 'difference' | 'onRecord'>) {
  const { t } = useTranslation();
  const { bucket, deliveryId } = difference;
  const isMissing = bucket === 'not_at_platform' || bucket === 'unknown';
  return (
    <span className="next-steps">
      {deliveryId && (
        <Link to={isMissing ? replayLink([deliveryId]) : storyLink(deliveryId)}>
          {t(isMissing ? 'reconciliation.differences.replay' : 'reconciliation.differences.story')}
        </Link>
      )}
      {onRecord && (
        <button type="button" className="as-link" onClick={() => onRecord(difference)}>
          {t('reconciliation.differences.record')}
        </button>
      )}
    </span>
  );
}
