export { gradeRowOf, type GradeRow } from './grade.rules';
export { markRegradesPlanned, recordGrades, type Regrade, takeRegrades } from './grade.store';
export { gradingRouter } from './grading.router';
export { type FactGrade, gradeOf, isGradable } from './grading.rules';
export { gradableFacts, type GradableFact, type Grade, type GradingPolicy } from './policy';
export { policyBook, type PolicyBook } from './policy-book';
