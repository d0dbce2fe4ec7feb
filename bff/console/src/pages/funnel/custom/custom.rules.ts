/** The step on the way to which most people were lost; null where nobody was. */
export function worstStep(people: readonly number[]): { place: number; lost: number } | null {
  let worst: { place: number; lost: number } | null = null;
  for (let place = 1; place < people.length; place += 1) {
    const lost = people[place - 1]! - people[place]!;
    if (lost > (worst?.lost ?? 0)) worst = { place, lost };
  }
  return worst;
}
