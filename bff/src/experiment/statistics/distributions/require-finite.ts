/** Distributions are asked by our own methods, so a number that is none is a fault and no answer. */
export function requireFinite(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, not ${value}`);
  }
}

export function requirePositive(values: Readonly<Record<string, number>>): void {
  requireFinite(values);
  for (const [name, value] of Object.entries(values)) {
    if (value <= 0) throw new RangeError(`${name} must be above zero, not ${value}`);
  }
}

/** A probability whose quantile is a finite number. */
export function requireInnerProbability(p: number): void {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability strictly between 0 and 1 is needed, not ${p}`);
}
