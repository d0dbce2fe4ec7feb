import type { GradableFact, Grade, GradedDay } from './grading-api';

type GradeKey = GradedDay['grade'];

export interface GradeSums {
  facts: number;
  byGrade: Record<GradeKey, number>;
  valueFen: number;
}

export const gradeKeys: GradeKey[] = ['A', 'B', 'C', 'none', 'waiting'];

export function sumUp(rows: readonly GradedDay[]): GradeSums {
  const byGrade = { A: 0, B: 0, C: 0, none: 0, waiting: 0 };
  let valueFen = 0;
  for (const row of rows) {
    byGrade[row.grade] += row.facts;
    valueFen += row.valueFen;
  }
  return { facts: Object.values(byGrade).reduce((sum, count) => sum + count, 0), byGrade, valueFen };
}

export const inDays = (rows: readonly GradedDay[], { from, to }: { from: string; to: string }) =>
  rows.filter(({ day }) => day >= from && day <= to);

export const ofFact = (rows: readonly GradedDay[], fact: GradableFact) =>
  rows.filter(({ factName }) => factName === fact);

export const isGrade = (key: GradeKey): key is Grade => key !== 'none' && key !== 'waiting';
