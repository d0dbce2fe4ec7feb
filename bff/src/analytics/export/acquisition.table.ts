import { answerAcquisition, type AcquisitionGroup } from '../acquisition/acquisition';
import { AcquisitionQuestion } from '../acquisition/acquisition-question';
import { costedSteps } from '../acquisition/acquisition.rules';
import { defineExportTable, type ExportRecord } from './export-table';

const yuan = (fen: number | null | undefined) => (fen == null ? null : (fen / 100).toFixed(2));

/** A row for each group, money in yuan; cost and rates over the days that are ripe for the step. */
export const acquisitionTable = defineExportTable({
  columns: [
    'from',
    'to',
    'ad_platform',
    'account',
    'key',
    'name',
    'spend_yuan',
    ...costedSteps,
    ...costedSteps.flatMap((step) => [
      `cost_${step}_yuan`,
      `cost_${step}_low_yuan`,
      `cost_${step}_high_yuan`,
      `cost_${step}_ripe_to`,
    ]),
    'completion',
    'credit',
    'draw',
    'grade_a',
    'grade_a_low',
    'grade_a_high',
  ],
  question: AcquisitionQuestion,
  open: async (ground, question) => {
    const answer = await answerAcquisition(ground, question);
    const rowOf = ({ adPlatform, account, key, name, figures }: AcquisitionGroup): ExportRecord => ({
      from: question.days.from,
      to: question.days.to,
      ad_platform: adPlatform,
      account,
      key,
      name,
      spend_yuan: yuan(figures.spendFen),
      ...figures.people,
      ...Object.fromEntries(
        costedSteps.flatMap((step, index) => {
          const cost = figures.cost[step];
          return [
            [`cost_${step}_yuan`, yuan(cost?.valueFen)],
            [`cost_${step}_low_yuan`, yuan(cost?.lowFen)],
            [`cost_${step}_high_yuan`, yuan(cost?.highFen)],
            [`cost_${step}_ripe_to`, answer.ripeness[index]!.ripeTo],
          ];
        }),
      ),
      completion: figures.completion?.share ?? null,
      credit: figures.credit?.share ?? null,
      draw: figures.draw?.share ?? null,
      grade_a: figures.gradeA?.share ?? null,
      grade_a_low: figures.gradeA?.low ?? null,
      grade_a_high: figures.gradeA?.high ?? null,
    });
    const records = [...answer.groups, answer.paid, answer.unpaid].map(rowOf);
    return { total: records.length, records };
  },
});
