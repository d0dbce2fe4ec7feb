import { depthAt, funnelSteps } from '../funnel/steps';

const grades = ['A', 'B', 'C'] as const;

/** What people count for in their cell; `weight` is 1 for who is there, -1 for who was. */
export const cellSumsSql = (weight: string) => `
array[${funnelSteps.map((_, index) => `coalesce(sum(${weight}) filter (where depth > ${index}), 0)::int`).join(', ')}] as people,
${grades
  .map(
    (grade) =>
      `coalesce(sum(${weight}) filter (where grade = '${grade}' and depth >= ${depthAt('credited')}), 0)::int as grade_${grade.toLowerCase()}`,
  )
  .join(', ')}`;

export const noPeopleSql = `array[${funnelSteps.map(() => '0').join(', ')}]`;

export const addCellsSql = `
insert into journey_cell as cell (arrived_on, source_id, mark, people, grade_a, grade_b, grade_c)
select arrived_on, source_id, mark, people, grade_a, grade_b, grade_c from change
on conflict (arrived_on, source_id, mark) do update set
  people = array[${funnelSteps.map((_, index) => `cell.people[${index + 1}] + excluded.people[${index + 1}]`).join(', ')}],
  grade_a = cell.grade_a + excluded.grade_a, grade_b = cell.grade_b + excluded.grade_b,
  grade_c = cell.grade_c + excluded.grade_c`;
