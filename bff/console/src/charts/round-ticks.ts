/** Three to six round values that hold all of these between the first and the last. */
export function roundTicks(values: readonly number[]): number[] {
  const finite = values.filter((value) => Number.isFinite(value));
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => span / each <= 4.5)!;
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  const count = Math.max(1, last - first);
  // A value of nothing but zeroes still needs a scale; none of ours is below zero.
  return Array.from({ length: count + 1 }, (_, index) =>
    Math.max(0, Number(((first + index) * step).toPrecision(12))),
  );
}
