import type { Check } from './check';
import { coverage } from './checks/coverage';
import { carryOver, layerIndependence, ramp, uniformity } from './checks/drawing';
import { manyQuestions } from './checks/many-questions';
import { amountSplit, binomialSplit, lowCounts, ratioSplit, uniformUnderNull } from './checks/no-difference';
import { anytimePeeking, beliefPeeking, fixedPeeking, plannedPeeking, power } from './checks/peeking';
import { evenSplit, unevenSplit } from './checks/split';
import { throughTheDoors } from './checks/through-the-doors';
import { varianceGain } from './checks/variance-gain';

/** The plan, in its order. */
export const checks: Check[] = [
  binomialSplit,
  amountSplit,
  ratioSplit,
  lowCounts,
  fixedPeeking,
  anytimePeeking,
  plannedPeeking,
  beliefPeeking,
  power,
  coverage,
  varianceGain,
  evenSplit,
  unevenSplit,
  uniformity,
  layerIndependence,
  carryOver,
  ramp,
  manyQuestions,
  uniformUnderNull,
  throughTheDoors,
].sort((left, right) => left.number - right.number);
