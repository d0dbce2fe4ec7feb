import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import { bandText, differenceText, reasonText } from './answer-text';
import { letterOf } from './arm-style';
import { DifferenceMark, differenceScale } from './difference-mark';
import { type Comparison, isDirection, isTold } from './results-answer';
import { useResultsView } from './results-view';

/** Whoever saw more than one arm, counted and left out: a finding has to hold both ways. */
export function MultipleCard() {
  const { t } = useTranslation();
  const { results } = useResultsView();
  const { exposure, primary } = results;
  const { withoutMultiple, multiple } = exposure;
  if (!withoutMultiple) return null;
  const text = 'experiments.results.multiple';
  const all = [...primary.comparisons, ...withoutMultiple];
  const scale = differenceScale(all.map(({ absolute }) => (isTold(absolute) ? absolute : null)));
  const directions = (of: Comparison[]) => of.map(({ says }) => (isDirection(says) ? says : 'none')).join();
  const agrees = directions(primary.comparisons) === directions(withoutMultiple);
  return (
    <Card
      title={t(`${text}.title`)}
      aside={
        <span className="small quiet">
          {t(`${text}.note`, { share: `${((multiple.shareBps ?? 0) / 100).toFixed(1)}%` })}
        </span>
      }
      footer={
        <span className={agrees ? undefined : 'warn-text'}>
          {t(`${text}.${agrees ? 'agree' : 'differ'}`)}
        </span>
      }
    >
      <table className="rows">
        <tbody>
          {(['first', 'without'] as const).flatMap((way) =>
            (way === 'first' ? primary.comparisons : withoutMultiple).map((comparison) => (
              <Row key={`${way}-${comparison.variant}`} way={way} comparison={comparison} scale={scale} />
            )),
          )}
        </tbody>
      </table>
    </Card>
  );
}

interface RowProps {
  way: 'first' | 'without';
  comparison: Comparison;
  scale: { from: number; to: number };
}

function Row({ way, comparison: { variant, absolute, says }, scale }: RowProps) {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const { unit } = results.primary;
  const name = t(`experiments.results.multiple.${way}`);
  if (!isTold(absolute))
    return (
      <tr>
        <td>{name}</td>
        <td colSpan={2} className="quiet">
          {reasonText(words, absolute.cannot)}
        </td>
      </tr>
    );
  return (
    <tr>
      <td>
        {name}
        {results.arms.length > 2 && <small>{letterOf(variant)} − A</small>}
      </td>
      <td>
        <DifferenceMark
          band={absolute}
          scale={scale}
          variant={variant}
          beyondError={isDirection(says)}
          label={`${name} ${differenceText(words, unit, absolute)} ${bandText(words, unit, absolute)}`}
        />
      </td>
      <td className="right nowrap">
        {differenceText(words, unit, absolute)}
        <small>{bandText(words, unit, absolute)}</small>
      </td>
    </tr>
  );
}
