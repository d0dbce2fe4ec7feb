const steps = [1, 2, 2.5, 5, 10];
const mostLines = 5;

export interface SignedScale {
  minimum: number;
  maximum: number;
  interval: number;
}

/** Round ends around 0 that hold all of these values, with at most five lines between them. */
export function signedScale(values: readonly number[]): SignedScale {
  const finite = [0, ...values.filter((value) => Number.isFinite(value))];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const span = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(span / mostLines));
  const interval = rounded((steps.find((step) => span / (step * power) <= mostLines - 1) ?? 10) * power);
  return {
    minimum: rounded(Math.floor(low / interval) * interval),
    maximum: rounded(Math.max(1, Math.ceil(high / interval)) * interval),
    interval,
  };
}

const rounded = (value: number) => Number(value.toPrecision(6));

/** The lines of such a scale, from its one end to the other. */
export function readableTicks(values: readonly number[]): number[] {
  const { minimum, maximum, interval } = signedScale(values);
  const count = Math.round((maximum - minimum) / interval);
  return Array.from({ length: count + 1 }, (_, place) => rounded(minimum + place * interval));
}
