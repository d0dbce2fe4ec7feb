interface TextDifference {
  /** Both begin and end alike; in between each has its own. */
  start: string;
  before: string;
  after: string;
  end: string;
}

/** Where two lines differ, in whole characters: half of an emoji is none. */
export function textDifference(before: string, after: string): TextDifference {
  const [one, other] = [[...before], [...after]];
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return {
    start: one.slice(0, head).join(''),
    before: one.slice(head, one.length - tail).join(''),
    after: other.slice(head, other.length - tail).join(''),
    end: one.slice(one.length - tail).join(''),
  };
}
