import { useTranslation } from 'react-i18next';
import { MarkKey } from '../../../charts/marks';
import { RangeMark } from '../../../charts/range-mark';
import { countText } from '../../../format/numbers';
import { levelText } from './amounts';
import { armStyles, letterOf } from './arm-style';
import './evidence.css';
import type { ArmFigure } from './results-answer';
import { useResultsView } from './results-view';

/** Each arm by itself, on one scale. */
export function ArmsTable() {
  const { results } = useResultsView();
  const { arms } = results.primary;
  const ends = arms.flatMap(({ value, low, high }) => (value === null ? [] : [low ?? value, high ?? value]));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const air = (high - low || 1) * 0.15;
  return (
    <table className="results-arms">
      <tbody>
        {arms.map((arm) => (
          <ArmRow key={arm.variant} arm={arm} scale={{ from: low - air, to: high + air }} />
        ))}
      </tbody>
    </table>
  );
}

function ArmRow({ arm, scale }: { arm: ArmFigure; scale: { from: number; to: number } }) {
  const { t } = useTranslation();
  const { results } = useResultsView();
  const { variant, units, conversions, value, low, high } = arm;
  const { unit, kind } = results.primary;
  const text = value === null ? '–' : levelText(unit, { estimate: value, low, high });
  return (
    <tr>
      <td>
        <span className="named">
          <MarkKey name={variant} style={armStyles[variant]} />
          <b>{letterOf(variant)}</b>
        </span>
        <small>{results.arms.find((one) => one.variant === variant)?.name}</small>
      </td>
      <td className="right">
        {countText(units)}
        <small>
          {conversions !== null && kind !== 'quantile'
            ? t('experiments.results.trust.converted', { count: conversions })
            : t('experiments.results.trust.matured', { count: units })}
        </small>
      </td>
      <td className="right">
        <span className="results-arm-value">
          {value !== null && low !== null && high !== null && (
            <RangeMark
              {...{ value, low, high, scale }}
              reference={null}
              style={armStyles[variant]}
              label={`${letterOf(variant)} ${text}`}
            />
          )}
          <b>{text}</b>
        </span>
      </td>
    </tr>
  );
}
