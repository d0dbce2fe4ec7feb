import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { Card } from '../../../parts/card';
import { bandCells } from './amounts';
import { bandText, differenceText, reasonText } from './answer-text';
import { letterOf } from './arm-style';
import { CsvButton } from './csv-button';
import { DifferenceMark, type DifferenceScale, differenceScale } from './difference-mark';
import { isTold, type SegmentResult } from './results-answer';
import { useResultsView } from './results-view';
import { useSegmentName } from './use-segment-name';
import './evidence.css';

/** Parts of the people, corrected for how many are looked at: what is within error is grey and says so. */
export function SegmentsCard() {
  const { t } = useTranslation();
  const { results } = useResultsView();
  const { segments, primary } = results;
  const text = 'experiments.results.segments';
  const rows = segments.flatMap((segment) =>
    segment.comparisons.map((comparison) => ({ segment, comparison })),
  );
  const scale = differenceScale(
    rows.map(({ comparison }) => (isTold(comparison.absolute) ? comparison.absolute : null)),
  );
  return (
    <Card
      title={t(`${text}.title`)}
      aside={
        <>
          <span className="small quiet">{t(`${text}.note`)}</span>
          <CsvButton
            name={`${results.key}-${results.phase}-segments`}
            rows={() => [
              ['segment', 'value', 'variant', 'units', 'difference', 'low', 'high', 'adjusted_p'],
              ...rows.map(({ segment, comparison: { variant, absolute, adjustedP } }) => [
                segment.segment,
                segment.value,
                variant,
                unitsOf(segment),
                ...bandCells(primary.unit, isTold(absolute) ? absolute : null),
                adjustedP,
              ]),
            ]}
          />
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="card-body quiet">{t(`${text}.none`)}</p>
      ) : (
        <div className="rows-scroll">
          <table className="rows">
            <thead>
              <tr>
                <th>{t(`${text}.value`)}</th>
                <th className="right">{t(`${text}.people`)}</th>
                <th>{t(`${text}.difference`)}</th>
                <th />
                <th className="right">{t(`${text}.corrected`)}</th>
                <th className="right">{t(`${text}.verdict`)}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ segment, comparison }, place) => (
                <SegmentRow
                  key={`${segment.segment}-${segment.value}-${comparison.variant}`}
                  segment={segment}
                  comparison={comparison}
                  scale={scale}
                  isFirst={rows[place - 1]?.segment.segment !== segment.segment}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

const unitsOf = ({ arms }: SegmentResult): number => arms.reduce((sum, { units }) => sum + units, 0);

interface SegmentRowProps {
  segment: SegmentResult;
  comparison: SegmentResult['comparisons'][number];
  scale: DifferenceScale;
  isFirst: boolean;
}

function SegmentRow({ segment, comparison, scale, isFirst }: SegmentRowProps) {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const segmentName = useSegmentName();
  const text = 'experiments.results.segments';
  const { unit } = results.primary;
  const { absolute, adjustedP, variant } = comparison;
  const name = segmentName(segment.segment, segment.value);
  const isBeyond = adjustedP !== null && adjustedP < results.alpha;
  return (
    <>
      {isFirst && (
        <tr className="results-subhead">
          <td colSpan={6}>{t(`${text}.kind.${segment.segment}`)}</td>
        </tr>
      )}
      <tr>
        <td>
          {name}
          {results.arms.length > 2 && <small>{letterOf(variant)} − A</small>}
        </td>
        <td className="right">{countText(unitsOf(segment))}</td>
        <td style={{ width: 210 }}>
          {isTold(absolute) && (
            <DifferenceMark
              band={absolute}
              scale={scale}
              variant={variant}
              beyondError={isBeyond}
              label={`${name} ${differenceText(words, unit, absolute)} ${bandText(words, unit, absolute)}`}
            />
          )}
        </td>
        <td className="nowrap">
          {isTold(absolute) ? (
            <>
              {differenceText(words, unit, absolute)}
              <small>{bandText(words, unit, absolute)}</small>
            </>
          ) : (
            <span className="quiet">{reasonText(words, absolute.cannot)}</span>
          )}
        </td>
        <td className="right">
          {adjustedP === null ? '–' : adjustedP < 0.001 ? '< 0.001' : adjustedP.toFixed(3)}
        </td>
        <td className="right nowrap">
          {adjustedP === null ? (
            <span className="quiet">–</span>
          ) : (
            <span className={isBeyond ? undefined : 'quiet'}>
              {t(`${text}.${isBeyond ? 'above' : 'within'}`)}
            </span>
          )}
        </td>
      </tr>
    </>
  );
}
