import { useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { Icon } from '../../shell/icons';
import type { AccountDay, Cause, Measure } from './types';
import { moneyText, useWords, valueText } from './use-words';

type Ways = Pick<
  AccountDay,
  'facts' | 'should' | 'accepted' | 'platform' | 'withheld' | 'causes' | 'unexplained' | 'closed'
>;

interface WaysRowProps {
  name: React.ReactNode;
  ways: Ways;
  measure: Measure;
  mismatches?: number;
  className?: string;
  verdict?: React.ReactNode;
  /** The platform has told nothing yet, which is not zero. */
  pending?: boolean;
}

/** The three ways of one line side by side, and what explains how they differ. */
export function WaysRow({
  name,
  ways,
  measure,
  mismatches = 0,
  className,
  verdict,
  pending = false,
}: WaysRowProps) {
  const words = useWords();
  const apart = {
    count: ways.should.count - ways.platform.count,
    amountFen: ways.should.amountFen - ways.platform.amountFen,
  };
  const withheld = {
    count: ways.facts.count - ways.should.count,
    amountFen: ways.facts.amountFen - ways.should.amountFen,
  };
  return (
    <tr className={className}>
      <td>{name}</td>
      <td className="right">{valueText(ways.facts, measure)}</td>
      <td className="right ink-2">
        {(measure === 'count' ? withheld.count : withheld.amountFen) === 0 ? (
          <span className="quiet">–</span>
        ) : (
          valueText(negative(withheld), measure)
        )}
        {ways.withheld.length > 0 && (
          <small>
            {ways.withheld
              .map(({ bucket, count }) => `${words.bucket(bucket)} ${countText(count)}`)
              .join(' · ')}
          </small>
        )}
      </td>
      <td className="right">
        <b>{valueText(ways.should, measure)}</b>
      </td>
      <td className="right">{valueText(ways.accepted, measure)}</td>
      {pending ? (
        <>
          <td className="right pending">–</td>
          <td className="right pending">–</td>
        </>
      ) : (
        <>
          <td className="right">{valueText(ways.platform, measure)}</td>
          <td className="right">
            {measure === 'count' ? countText(apart.count) : moneyText(apart.amountFen)}
          </td>
        </>
      )}
      <td className="causes">
        <Causes causes={ways.causes} mismatches={mismatches} verdict={verdict} />
      </td>
    </tr>
  );
}

const negative = ({ count, amountFen }: { count: number; amountFen: number }) => ({
  count: -count,
  amountFen: -amountFen,
});

interface CausesProps {
  causes: readonly Cause[];
  mismatches: number;
  verdict: React.ReactNode;
}

function Causes({ causes, mismatches, verdict }: CausesProps) {
  const { t } = useTranslation();
  const words = useWords();
  const closed = causes.reduce((sum, cause) => sum + cause.closed, 0);
  return (
    <span className="tags">
      {causes
        .filter((cause) => cause.count > cause.closed)
        .map(({ bucket, count, closed: own, more, explained }) => (
          <span key={bucket} className={explained ? 'tag' : 'tag bad'}>
            {!explained && <Icon name="warning" small />}
            {t(more ? 'reconciliation.table.more' : 'reconciliation.table.less', {
              bucket: words.bucket(bucket),
              count: countText(count - own),
            })}
          </span>
        ))}
      {mismatches > 0 && (
        <span className="tag bad">
          <Icon name="warning" small />
          {t('reconciliation.table.mismatches', { count: mismatches })}
        </span>
      )}
      {closed > 0 && (
        <span className="tag good">
          <Icon name="check" small />
          {t('reconciliation.table.closed', { count: closed })}
        </span>
      )}
      {verdict && <span className="spacer" />}
      {verdict}
    </span>
  );
}
