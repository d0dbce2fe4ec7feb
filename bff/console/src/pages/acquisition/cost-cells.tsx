import { useTranslation } from 'react-i18next';
import type { Cost } from '../../api/acquisition-queries';
import type { MarkStyle } from '../../charts/marks';
import { RangeMark } from '../../charts/range-mark';
import { costRangeText, yuanText } from './cost.rules';
import type { Scale } from './cost-scales';

/** A cost in figures alone. */
export function PlainCost({ cost, spent }: { cost: Cost | null; spent: boolean }) {
  const { t } = useTranslation();
  if (!cost && spent) return <NotRipe />;
  if (!cost) return <td className="right quiet">—</td>;
  return (
    <td className="right">
      {cost.valueFen === null ? (
        <span className="quiet">{t('acquisition.nobody')}</span>
      ) : (
        yuanText(cost.valueFen)
      )}
      <small>{costRangeText(cost)}</small>
    </td>
  );
}

/** Money was spent, but none of its days is ripe for this step. */
function NotRipe() {
  const { t } = useTranslation();
  return (
    <td className="right">
      <span className="hatch unripe-word">{t('acquisition.unripeCell')}</span>
    </td>
  );
}

interface MarkedCostProps {
  cost: Cost | null;
  spent: boolean;
  style: MarkStyle;
  scale: Scale;
  reference: Cost | null;
}

/** A cost with its range drawn beside that of the whole. */
export function MarkedCost({ cost, spent, style, scale, reference }: MarkedCostProps) {
  const { t } = useTranslation();
  if (!cost && spent) return <NotRipe />;
  if (!cost) return <td className="right quiet">{t('acquisition.noSpend')}</td>;
  return (
    <td className="right">
      <div className="interval-cell">
        {cost.valueFen !== null && cost.highFen !== null && (
          <RangeMark
            value={cost.valueFen}
            low={cost.lowFen}
            high={cost.highFen}
            scale={scale}
            reference={reference?.valueFen ?? null}
            style={style}
            label={`${yuanText(cost.valueFen)}, ${costRangeText(cost)}`}
          />
        )}
        <span>
          {cost.valueFen === null ? (
            <span className="quiet">{t('acquisition.nobody')}</span>
          ) : (
            <b>{yuanText(cost.valueFen)}</b>
          )}
          <small>{costRangeText(cost)}</small>
        </span>
      </div>
    </td>
  );
}
