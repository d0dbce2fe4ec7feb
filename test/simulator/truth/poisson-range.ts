const tail = 0.025;

/**
 * The means of a Poisson count at which so many or more, and so many or fewer, are seen in 2.5 % of repetitions: looked
 * for by halving, with the chances of the single counts added up as they stand in the definition.
 */
export function poissonRange(count: number): { low: number; high: number } {
  const found = known.get(count) ?? {
    low: count === 0 ? 0 : meanWhere(count, (mean) => 1 - atMost(count - 1, mean) < tail),
    high: meanWhere(count, (mean) => atMost(count, mean) > tail),
  };
  known.set(count, found);
  return found;
}

const known = new Map<number, { low: number; high: number }>();

/** The mean at which `isBelow` ends to hold. */
function meanWhere(count: number, isBelow: (mean: number) => boolean): number {
  let [low, high] = [0, count + 10 * Math.sqrt(count) + 10];
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2)
    if (isBelow(middle)) low = middle;
    else high = middle;
  return (low + high) / 2;
}

/** The chance of so many or fewer, from the largest term down to where nothing is added any more. */
function atMost(count: number, mean: number): number {
  const top = Math.min(count, Math.floor(mean));
  const first = Math.exp(top * Math.log(mean) - mean - logFactorial(top));
  let sum = first;
  for (let [k, term] = [top, first]; k > 0 && term > 0; k -= 1) {
    term *= k / mean;
    if (sum + term === sum) break;
    sum += term;
  }
  for (let [k, term] = [top + 1, first]; k <= count; k += 1) {
    term *= mean / k;
    if (sum + term === sum) break;
    sum += term;
  }
  return sum;
}

const logFactorials = [0];

function logFactorial(number: number): number {
  for (let next = logFactorials.length; next <= number; next += 1)
    logFactorials.push(logFactorials[next - 1]! + Math.log(next));
  return logFactorials[number]!;
}
