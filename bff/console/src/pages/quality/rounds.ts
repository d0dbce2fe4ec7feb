export interface RoundAnswer {
  /** Rows that this round dealt with. */
  rows: number;
  /** Where the next round goes on; null at the end. */
  next: number | null;
}

export interface Rounds<Answer extends RoundAnswer> {
  /** One call. A round that is asked again after a lost answer comes with the same key. */
  ask(place: number, key: string): Promise<Answer>;
  onRound(answer: Answer): void;
  isStopped(): boolean;
  newKey(): string;
}

/** Where a job stands: the place and the key of the round that comes next. */
export interface Standing {
  place: number;
  key: string;
}

/**
 * Calls round after round until the end or until somebody stops it. Gives back where to go on, null when all is done;
 * `onStanding` tells it before each call, so that a job that broke off goes on with the very same call.
 */
export async function runRounds<Answer extends RoundAnswer>(
  start: Standing,
  { ask, onRound, isStopped, newKey }: Rounds<Answer>,
  onStanding: (standing: Standing) => void,
): Promise<Standing | null> {
  let standing = start;
  while (!isStopped()) {
    onStanding(standing);
    const answer = await ask(standing.place, standing.key);
    onRound(answer);
    if (answer.next === null) return null;
    standing = { place: answer.next, key: newKey() };
  }
  return standing;
}
