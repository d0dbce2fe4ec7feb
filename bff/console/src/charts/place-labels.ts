interface Named {
  text: string;
  x: number;
  y: number;
}

export interface PlacedName extends Named {
  anchor: '' | 'end';
}

interface Bounds {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const LINE = 15;
const GAP = 8;
/** Half the width of a point's mark. */
const MARK = 5;

/** A Chinese letter is as wide as it is high, a Latin one half of it. */
const widthOf = (text: string) =>
  [...text].reduce((width, letter) => width + (letter.charCodeAt(0) > 0x2e80 ? 12 : 6.6), 0);

/** Beside each point its name, at the first of the corners where it meets no other name and no edge. */
export function placeLabels(points: readonly Named[], bounds: Bounds): PlacedName[] {
  const taken = points.map(({ x, y }) => ({
    left: x - MARK,
    right: x + MARK,
    top: y - MARK,
    bottom: y + MARK,
  }));
  return points.map(({ text, x, y }) => {
    const width = widthOf(text);
    const corners = [-1, 1].flatMap((down) =>
      (['', 'end'] as const).flatMap((anchor) =>
        [0, 1, 2].map((far) => {
          const at = {
            x: anchor === 'end' ? x - GAP : x + GAP,
            y: y + down * (GAP + far * LINE) + (down > 0 ? 9 : 0),
          };
          const left = anchor === 'end' ? at.x - width : at.x;
          return { ...at, anchor, far, box: { left, right: left + width, top: at.y - 11, bottom: at.y + 3 } };
        }),
      ),
    );
    const fits = ({ box }: (typeof corners)[number]) =>
      box.left >= bounds.left &&
      box.right <= bounds.right &&
      box.top >= bounds.top - LINE &&
      box.bottom <= bounds.bottom &&
      taken.every(
        (other) =>
          box.right < other.left ||
          box.left > other.right ||
          box.bottom < other.top ||
          box.top > other.bottom,
      );
    const corner = corners.sort((one, other) => one.far - other.far).find(fits) ?? corners[0]!;
    taken.push(corner.box);
    return { text, x: corner.x, y: corner.y, anchor: corner.anchor };
  });
}
