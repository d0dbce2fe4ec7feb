/**
 * Heights for labels that want to stand at these heights, lowest first moved up as far as needed so that each
 * keeps its distance from the one below. Answers in the order of the question.
 */
export function spread(heights: readonly number[], distance: number): number[] {
  const placed = [...heights];
  const upwards = heights
    .map((_, index) => index)
    .sort((one, other) => heights[one]! - heights[other]! || other - one);
  let lowest = -Infinity;
  for (const index of upwards) {
    placed[index] = Math.max(heights[index]!, lowest);
    lowest = placed[index]! + distance;
  }
  return placed;
}
