import { seededChance } from '../faults/seeded-chance';

export interface Chance {
  seed: number;
  next(): number;
  normal(): number;
  /** Draws of how many of `trials` succeed, exactly. */
  binomial(trials: number, share: number): () => number;
}

export function chanceFrom(seed: number): Chance {
  const { next } = seededChance(seed);
  // Box and Muller; 1 - next() is never zero.
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    seed,
    next,
    normal,
    binomial: (trials, share) => {
      const cumulative = binomialTable(trials, share);
      return () => placeOf(cumulative, next());
    },
  };
}

/** The distribution function at 0..trials; terms in logarithms, so that large trials do not underflow. */
function binomialTable(trials: number, share: number): Float64Array {
  const table = new Float64Array(trials + 1);
  let logTerm = trials * Math.log1p(-share);
  let sum = 0;
  for (let count = 0; count <= trials; count += 1) {
    sum += Math.exp(logTerm);
    table[count] = sum;
    logTerm += Math.log((trials - count) / (count + 1)) + Math.log(share) - Math.log1p(-share);
  }
  return table;
}

function placeOf(cumulative: Float64Array, drawn: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! < drawn) low = middle + 1;
    else high = middle;
  }
  return low;
}
