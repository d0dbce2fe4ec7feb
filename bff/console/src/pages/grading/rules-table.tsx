import { useTranslation } from 'react-i18next';
import { fenText } from '../../format/money';
import { rateText } from './format';
import { GradeTag } from './grade-tag';
import type { PolicyRow, PolicyTable } from './grading-api';
import { PolicyHead } from './policy-head';

const widths = ['7%', '24%', '16%', '16%', '17%', '8%', '12%'];

/** A policy to be read as a rule of business, the rest that no row fits included. */
export function RulesTable({ table }: { table: PolicyTable }) {
  const { t } = useTranslation();
  if (table.rows.length === 0) return <p className="card-body quiet">{t('grading.rulesEmpty')}</p>;
  return (
    <table className="rows rules-table">
      <PolicyHead widths={widths}>
        <th className="right">{t('grading.valueHead')}</th>
      </PolicyHead>
      <tbody>
        {table.rows.map((row, index) => (
          <RuleRow key={index} row={row} number={index + 1} />
        ))}
        <tr className="rules-rest">
          <td />
          <td colSpan={4}>{t('grading.otherwise')}</td>
          <td colSpan={2}>
            <GradeTag grade="none" /> {t('grading.sentUngraded')}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function RuleRow({ row, number }: { row: PolicyRow; number: number }) {
  const { t } = useTranslation();
  const { facts, riskBands, limitBands } = row.when;
  return (
    <tr>
      <td>{number}</td>
      <td>
        <Words words={facts?.map((fact) => t(`grading.fact.${fact}`))} />
      </td>
      <td>
        <Words words={riskBands} />
      </td>
      <td>
        <Words words={limitBands} />
      </td>
      <td>
        <RateRange when={row.when} />
      </td>
      <td>
        <GradeTag grade={row.grade} />
      </td>
      <td className="right">
        <b>{fenText(row.expectedValueFen)}</b>
      </td>
    </tr>
  );
}

function Words({ words }: { words: readonly string[] | undefined }) {
  const { t } = useTranslation();
  if (!words) return <span className="quiet">{t('grading.any')}</span>;
  return (
    <span className="grading-bands">
      {words.map((word) => (
        <span key={word} className="tag">
          {word}
        </span>
      ))}
    </span>
  );
}

function RateRange({ when: { rateFromBps, rateToBps } }: { when: PolicyRow['when'] }) {
  const { t } = useTranslation();
  const from = rateFromBps === undefined ? '' : rateText(rateFromBps);
  const to = rateToBps === undefined ? '' : rateText(rateToBps);
  if (from && to) return <>{t('grading.rateBetween', { from, to })}</>;
  if (from) return <>{t('grading.rateFrom', { from })}</>;
  if (to) return <>{t('grading.rateBelow', { to })}</>;
  return <span className="quiet">{t('grading.any')}</span>;
}
