import { answerFunnel, type FunnelGroup } from '../funnel/funnel';
import { FunnelQuestion } from '../funnel/funnel-question';
import { defineExportTable, type ExportRecord } from './export-table';

/** The steps of everybody and of each group, with their intervals; the stretch that was compared with below them. */
export const funnelTable = defineExportTable({
  columns: [
    'from',
    'to',
    'group',
    'step',
    'people',
    'lost',
    'step_rate',
    'step_rate_low',
    'step_rate_high',
    'of_arrived',
  ],
  question: FunnelQuestion,
  open: async (ground, question) => {
    const answer = await answerFunnel(ground, question);
    const asked = [answer.total, ...answer.groups].flatMap((group) => rowsOf(question.days, group));
    const { compared } = answer;
    const past =
      compared && question.compareTo
        ? [compared.total, ...compared.groups].flatMap((group) => rowsOf(question.compareTo!, group))
        : [];
    const records = [...asked, ...past];
    return { total: records.length, records };
  },
});

const rowsOf = (days: FunnelQuestion['days'], { key, steps }: FunnelGroup): ExportRecord[] =>
  steps.map((step) => ({
    from: days.from,
    to: days.to,
    group: key,
    step: step.step,
    people: step.people,
    lost: step.lost,
    step_rate: step.fromPrevious?.share ?? null,
    step_rate_low: step.fromPrevious?.low ?? null,
    step_rate_high: step.fromPrevious?.high ?? null,
    of_arrived: step.fromArrival?.share ?? null,
  }));
