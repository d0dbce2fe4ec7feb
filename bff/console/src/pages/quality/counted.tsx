import type { CSSProperties } from 'react';
import { countText } from '../../format/numbers';

/** A count with its bar from zero; `most` is what the longest bar stands for. */
export function Counted({ count, most }: { count: number; most: number }) {
  return (
    <span className="counted">
      <i style={{ '--share': most > 0 ? count / most : 0 } as CSSProperties} />
      <b>{countText(count)}</b>
    </span>
  );
}
