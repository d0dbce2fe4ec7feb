import type { Check } from './check';
import { coverage } from './checks/coverage';
import { carryOver, layerIndependence, ramp, uniformity } from './checks/drawing';
import { identitySwitch } from './checks/identity-switch';
import { manyQuestions } from './checks/many-questions';
import { amountSplit, binomialSplit, lowCounts, ratioSplit, uniformUnderNull } from './checks/no-difference';
import { anytimePeeking, beliefPeeking, fixedPeeking, plannedPeeking, power } from './checks/peeking';
import { plantedLift } from './checks/planted-lift';
import { evenSplit, unevenSplit } from './checks/split';
import { throughTheDoors } from './checks/through-the-doors';
import { varianceGain } from './checks/variance-gain';

/** The 21 of the plan, in its order, and what is found of a planted difference. */
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
  identitySwitch,
  plantedLift,
].sort((left, right) => left.number - right.number);
