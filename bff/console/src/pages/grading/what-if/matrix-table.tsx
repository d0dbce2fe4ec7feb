import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { GradeTag } from '../grade-tag';
import type { Replay } from '../grading-api';
import './what-if.css';

const order = ['A', 'B', 'C', null] as const;

/** Where facts come from and where they would go; what stays is on the diagonal. */
export function MatrixTable({ matrix }: { matrix: Replay['matrix'] }) {
  const { t } = useTranslation();
  const count = (from: (typeof order)[number], to: (typeof order)[number]) =>
    matrix.find((cell) => cell.from === from && cell.to === to)?.facts ?? 0;
  const sum = (counts: number[]) => counts.reduce((total, each) => total + each, 0);
  return (
    <table className="rows matrix">
      <thead>
        <tr>
          <th>
            {t('grading.whatIf.before')} ↓ {t('grading.whatIf.after')} →
          </th>
          {order.map((to) => (
            <th key={String(to)} className="right" scope="col">
              <GradeTag grade={to ?? 'none'} />
            </th>
          ))}
          <th className="right">{t('grading.total')}</th>
        </tr>
      </thead>
      <tbody>
        {order.map((from) => (
          <tr key={String(from)}>
            <th scope="row">
              <GradeTag grade={from ?? 'none'} />
            </th>
            {order.map((to) => {
              const facts = count(from, to);
              const look = facts === 0 ? 'zero' : from === to ? 'same' : 'moves';
              return (
                <td key={String(to)} className={`right ${look}`}>
                  {facts === 0 ? '–' : countText(facts)}
                </td>
              );
            })}
            <td className="right">{countText(sum(order.map((to) => count(from, to))))}</td>
          </tr>
        ))}
        <tr className="total">
          <td>{t('grading.total')}</td>
          {order.map((to) => (
            <td key={String(to)} className="right">
              {countText(sum(order.map((from) => count(from, to))))}
            </td>
          ))}
          <td className="right">{countText(sum(matrix.map(({ facts }) => facts)))}</td>
        </tr>
      </tbody>
    </table>
  );
}
