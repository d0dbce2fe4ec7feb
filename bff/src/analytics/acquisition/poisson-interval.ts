/** The range of the mean of a count that was seen once, exact at 95 %: it never covers less than it says. */
export interface CountInterval {
  low: number;
  high: number;
}

const TAIL = 0.025;

/**
 * Garwood's interval: the means at which so many or more, and so many or fewer, would be seen in 2.5 % of repetitions.
 * They are quantiles of the Gamma distribution: low = Gamma(count), high = Gamma(count + 1).
 */
export function poissonInterval(count: number): CountInterval {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`a count, got ${String(count)}`);
  return {
    low: count === 0 ? 0 : gammaQuantile(count, TAIL),
    high: gammaQuantile(count + 1, 1 - TAIL),
  };
}

const MAX_HALVINGS = 200;

/** Where the Gamma distribution of this shape, scale 1, reaches the share: found by halving, which cannot run away. */
function gammaQuantile(shape: number, share: number): number {
  const spread = 10 * Math.sqrt(shape) + 20;
  let low = Math.max(0, shape - spread);
  let high = shape + spread;
  for (let halving = 0; halving < MAX_HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (gammaShare(shape, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const MAX_TERMS = 100_000;
const PRECISION = 1e-14;

/** The regularised lower incomplete Gamma function: DLMF 8.11.4 below the shape, the continued fraction 8.9.2 above. */
function gammaShare(shape: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  return x < shape + 1 ? front * series(shape, x) : 1 - front * fraction(shape, x);
}

function series(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let place = 1; place < MAX_TERMS; place += 1) {
    term *= x / (shape + place);
    sum += term;
    if (term < sum * PRECISION) break;
  }
  return sum;
}

function fraction(shape: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let place = 1; place < MAX_TERMS; place += 1) {
    const a = -place * (place - shape);
    b += 2;
    d = 1 / (Math.abs(a * d + b) < tiny ? tiny : a * d + b);
    c = Math.abs(b + a / c) < tiny ? tiny : b + a / c;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < PRECISION) break;
  }
  return value;
}

/** Stirling's series (DLMF 5.11.1) after the argument is moved to where eight terms are exact to the last digit. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 15) {
    shift -= Math.log(z);
    z += 1;
  }
  const square = 1 / (z * z);
  const correction =
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))))) /
    z;
  return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + correction;
}
