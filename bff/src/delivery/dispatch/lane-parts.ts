/** How much goes on side by side in one worker; always the same lanes together, so that parts never wait for each other. */
export const laneParts = 4;

export const partOfLane = (lane: number): number => lane % laneParts;

/** What belongs to lanes, in as many lists as there are parts with something in them. */
export function partLanes<T>(all: readonly T[], laneOf: (one: T) => number): T[][] {
  return Array.from({ length: laneParts }, (_, part) =>
    all.filter((one) => partOfLane(laneOf(one)) === part),
  ).filter((part) => part.length > 0);
}
