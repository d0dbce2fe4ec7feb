// What an arm did, from sums or from its units.
export {
  type CovariateArm,
  covariateArmFromSums,
  covariateArmOf,
  type MeanArm,
  meanArmFromSums,
  meanArmOf,
  mergeCovariateArms,
  mergeMeanArms,
  mergeProportionArms,
  mergeRatioArms,
  type PairSums,
  proportionAsMean,
  type ProportionArm,
  ratioArmFromSums,
  ratioArmOf,
  ratioAsMean,
  type RatioArm,
  type RatioCovariateArm,
  ratioCovariateArmOf,
} from './arms/arms';
export { mergeMoments, type Moments, momentsFromSums, momentsOf, type Sums } from './arms/moments';
export {
  binomialQuantileRanks,
  type QuantileArm,
  quantileArmFromRanks,
  quantileArmOf,
  type QuantileRanks,
  quantileRanks,
  rankOf,
} from './arms/quantile-arm';

// What a treatment did against the control: an Effect.
export { type Alternative, type Effect, type Interval, type PValue, type Scale } from './effect';
export { meanDifference, meanLift, welchDegreesOfFreedom } from './effects/compare';
export { type AdjustedEffect, cupedDifference, cupedLift, pooledTheta } from './effects/cuped';
export { fiellerLift, type LiftInterval } from './effects/fieller';
export { type FunnelArm, type FunnelComparison, funnelEffect, type FunnelEffect } from './effects/funnel';
export { type GuardedEffect, guardedProportionEffect } from './effects/guarded-proportions';
export { postStratifiedDifference, postStratifiedLift, type Stratum } from './effects/post-stratified';
export {
  newcombeInterval,
  proportionDifference,
  proportionLift,
  twoProportionTest,
  type TwoProportionTest,
} from './effects/proportions';
export { quantileDifference, quantileLift } from './effects/quantiles';
export { ratioDifference, ratioLift } from './effects/ratio';
export { ratioCupedDifference, ratioCupedLift } from './effects/ratio-cuped';

// How sure it is: once, at planned looks, at any look, and as a belief.
export { fixedTest, type FixedTest, logPValue } from './inference/fixed';
export { groupSequentialBoundaries } from './sequential/group-sequential-boundaries';
export { groupSequentialInflation, groupSequentialPower } from './sequential/group-sequential-power';
export {
  groupSequentialTest,
  type GroupSequentialTest,
  repeatedInterval,
  type RepeatedInterval,
} from './sequential/group-sequential-test';
export { obrienFlemingSpending } from './sequential/obrien-fleming-spending';
export { type Look, type LookPlan, mostLooks } from './sequential/planned-looks';
export { confidenceSequence, type SequentialInterval } from './sequential/confidence-sequence';
export { type MixtureTest, mixtureSequentialTest } from './sequential/msprt';
export {
  betaBinomialPosterior,
  type BetaBinomial,
  betaInterval,
  type BetaPrior,
} from './bayesian/beta-binomial';
export { defaultLiftPrior, gaussianPosterior, type LiftPrior, type Posterior } from './bayesian/gaussian';

// Many questions at once, and margins.
export { type AdjustedPValues, benjaminiHochberg, holm } from './inference/multiplicity';
export {
  type Better,
  judgeMargin,
  type MarginVerdict,
  nonInferiority,
  type NonInferiority,
} from './inference/non-inferiority';

// Whether the split is as it should be.
export {
  defaultConcentration,
  sampleRatio,
  type SampleRatio,
  sampleRatioBySegment,
  type Segment,
  type SegmentSampleRatio,
  sequentialSampleRatio,
  type SequentialSampleRatio,
  sequentialSampleRatioBySegment,
  type SplitArm,
} from './health/sample-ratio';

// How many units, how long, how small an effect.
export { leastConversionsPerArm, lowCountGuard } from './planning/low-count';
export { type Baseline, powerOf, type Split } from './planning/power';
export { sampleSize, type SampleSize } from './planning/sample-size';
export { smallestLift } from './planning/smallest-effect';
export { additionalUnits, daysLeft, type UnitsLeft } from './planning/time-left';

// What may be refused.
export { type Answer, type Cannot, cannot, isCannot, type Reason, reasons } from './cannot';

// Distributions, for simulations and charts.
export { betaCdf, betaQuantile, betaSurvival } from './distributions/beta';
export {
  chiSquaredSurvival,
  chiSquaredUpperQuantile,
  logChiSquaredSurvival,
} from './distributions/chi-squared';
export {
  logNormalSurvival,
  normalCdf,
  normalDensity,
  normalQuantile,
  normalSurvival,
  normalUpperQuantile,
} from './distributions/normal';
export {
  logStudentSurvival,
  studentCdf,
  studentQuantile,
  studentSurvival,
  studentUpperQuantile,
} from './distributions/student-t';
