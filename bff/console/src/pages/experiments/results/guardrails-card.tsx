import { useTranslation } from 'react-i18next';
import { calendarDayText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { Card } from '../../../parts/card';
import { Icon } from '../../../shell/icons';
import { readable, signedText } from './amounts';
import { letterOf } from './arm-style';
import { reasonText, withUnit } from './answer-text';
import { BoundMark } from './bound-mark';
import { CsvButton } from './csv-button';
import type { Guardrail } from './results-answer';
import { useResultsView } from './results-view';
import './evidence.css';

const tags = {
  ruled_out: 'tag good',
  open: 'tag warn',
  proven_harm: 'tag bad',
  immature: 'tag',
  cannot: 'tag',
} as const;

/** Each guardrail as a bound on its harmful side against the zone in which it would be harm. */
export function GuardrailsCard() {
  const { t } = useTranslation();
  const { results } = useResultsView();
  const { guardrails, arms } = results;
  const text = 'experiments.results.guardrails';
  return (
    <Card
      title={t(`${text}.title`)}
      columns={7}
      aside={
        <>
          <span className="small quiet">{t(`${text}.note`)}</span>
          <CsvButton
            name={`${results.key}-${results.phase}-guardrails`}
            rows={() => [
              ['metric', 'variant', 'limit', 'estimate', 'worst', 'best', 'units', 'verdict'],
              ...guardrails.map(({ metric, variant, unit, limit, estimate, worst, best, units, verdict }) => [
                metric,
                variant,
                ...[limit, estimate, worst, best].map((value) =>
                  value === null ? null : readable(unit, value),
                ),
                units,
                verdict,
              ]),
            ]}
          />
        </>
      }
      footer={t(`${text}.footer`)}
    >
      {guardrails.length === 0 && <p className="card-body quiet">{t(`${text}.none`)}</p>}
      <table className="rows results-guardrails">
        <tbody>
          {guardrails.map((guardrail) => (
            <GuardrailRow
              key={`${guardrail.metric}-${guardrail.variant}`}
              guardrail={guardrail}
              manyArms={arms.length > 2}
            />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function GuardrailRow({ guardrail, manyArms }: { guardrail: Guardrail; manyArms: boolean }) {
  const { t } = useTranslation();
  const { words } = useResultsView();
  const { metric, variant, unit, better, limit, estimate, worst, verdict, units, ripeOn, cannot, origin } =
    guardrail;
  const text = 'experiments.results.guardrails';
  const decimals = unit === 'points' ? (Math.abs(limit) < 100 ? 2 : 1) : 0;
  const signed = (value: number) => signedText(unit, value, decimals);
  const bound =
    worst === null ? null : t(better === 'up' ? `${text}.lower` : `${text}.upper`, { value: signed(worst) });
  const verdictText =
    verdict === 'immature' && ripeOn !== null
      ? t(`${text}.ripeAt`, { day: calendarDayText(ripeOn, words.language) })
      : t(`${text}.verdict.${verdict}`);
  const isDrawn = estimate !== null && worst !== null && verdict !== 'immature';
  return (
    <tr>
      <td>
        {manyArms && <b>{letterOf(variant)} </b>}
        {words.metric(metric)}
        <small title={origin === 'built_in' ? t(`${text}.builtIn`) : undefined}>
          {t(better === 'up' ? `${text}.notBelow` : `${text}.notAbove`, {
            margin: withUnit(words, unit, signed(limit)),
          })}
        </small>
      </td>
      <td className="results-bound">
        {isDrawn ? (
          <BoundMark
            {...{ limit, estimate, worst, better }}
            label={t(`${text}.mark`, {
              metric: words.metric(metric),
              estimate: withUnit(words, unit, signed(estimate)),
              bound: bound ?? '',
              verdict: verdictText,
            })}
          />
        ) : (
          verdict === 'immature' && <div className="hatch results-unripe" />
        )}
      </td>
      <td className="nowrap small">
        {isDrawn ? (
          <>
            {signed(estimate)} <span className="quiet">{bound}</span>
          </>
        ) : cannot !== null && cannot !== 'immature' ? (
          <span className="quiet results-why">{reasonText(words, cannot)}</span>
        ) : (
          <span className="quiet">{t(`${text}.matured`, { count: countText(units) })}</span>
        )}
      </td>
      <td className="right">
        <span className={tags[verdict]}>
          {verdict === 'ruled_out' && <Icon name="check" small />}
          {verdict === 'proven_harm' && <Icon name="warning" small />}
          {verdictText}
        </span>
      </td>
    </tr>
  );
}
