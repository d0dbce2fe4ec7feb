import type { Outputs } from '../../../api/trpc';

export type Answered = Outputs['analytics']['experiment']['results'];
export type Results = Extract<Answered, { freshness: object }>;
/** In place of results while the first figures of a phase are added up. */
export type UnderWay = Exclude<Answered, Results>;
export type Freshness = Results['freshness'];
export type Band = Extract<Results['primary']['comparisons'][number]['absolute'], { estimate: number }>;
export type CannotTell = Results['cuped'];
export type CannotReason = CannotTell['cannot'];
export type Told<Figures> = Figures | CannotTell;
export type MetricResult = Results['primary'];
export type ArmFigure = MetricResult['arms'][number];
export type Comparison = MetricResult['comparisons'][number];
export type Standing = Comparison['says'];
export type PlannedLook = Results['sequential'][number]['looks'][number];
export type Guardrail = Results['guardrails'][number];
export type Series = Results['series'][number];
export type SeriesDay = Series['days'][number];
export type CohortDay = Results['cohorts'][number];
export type Money = Results['money'][number];
export type Condition = Results['recommendation']['conditions'][number];
export type Recommended = Results['recommendation']['recommended'];
export type SegmentResult = Results['segments'][number];
export type Unit = MetricResult['unit'];

export const isTold = <Figures extends object>(answer: Told<Figures>): answer is Figures =>
  !('cannot' in answer);

/** Beyond error; what is neither better nor worse leans to no side. */
export const isDirection = (says: Standing): says is 'better' | 'worse' =>
  says === 'better' || says === 'worse';

export const isWorkedOut = (answer: Answered): answer is Results => 'freshness' in answer;
