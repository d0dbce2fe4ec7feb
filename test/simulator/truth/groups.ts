/** The largest groups by name, ties in the order of the names; what is beyond them is `other`. */
export function labelsOf(sizes: ReadonlyMap<string, number>, named: number): Map<string, string> {
  const inOrder = [...sizes].sort(
    ([oneKey, one], [otherKey, other]) =>
      Number(oneKey === 'other') - Number(otherKey === 'other') ||
      other - one ||
      (oneKey < otherKey ? -1 : 1),
  );
  return new Map(inOrder.map(([key], place) => [key, place < named ? key : 'other']));
}
