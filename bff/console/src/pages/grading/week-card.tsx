import { useTranslation } from 'react-i18next';
import { fenText } from '../../format/money';
import { countText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { gradableFacts, type GradedDay } from './grading-api';
import { GradeBar } from './grade-bar';
import { type GradeSums, ofFact, sumUp } from './sums.rules';

/** How the last week fell, a line for each fact. */
export function WeekCard({ rows }: { rows: readonly GradedDay[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('grading.weekTitle')} columns={5} footer={t('grading.weekNote')}>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('grading.factHead')}</th>
            <th className="right">{t('grading.sumHead')}</th>
            <th className="right">{t('grading.valueHead')}</th>
          </tr>
        </thead>
        <tbody>
          {gradableFacts.map((fact) => (
            <WeekRow key={fact} name={t(`grading.fact.${fact}`)} sums={sumUp(ofFact(rows, fact))} />
          ))}
          <WeekRow name={t('grading.total')} sums={sumUp(rows)} total />
        </tbody>
      </table>
    </Card>
  );
}

function WeekRow({ name, sums, total = false }: { name: string; sums: GradeSums; total?: boolean }) {
  return (
    <tr className={total ? 'total' : undefined}>
      <td>
        {name}
        <GradeBar sums={sums} />
      </td>
      <td className="right">{countText(sums.facts)}</td>
      <td className="right">{fenText(sums.valueFen)}</td>
    </tr>
  );
}
