import type { QuarantineGroup } from './quality-api';

export type StructureLine = NonNullable<QuarantineGroup['example']>['structure'][number];

export interface ShownLine {
  path: string;
  /** Null for a key that is no plain word: its name is masked as well. */
  name: string | null;
  depth: number;
  /** Null for what should be there and is not. */
  type: StructureLine['type'] | null;
  isBroken: boolean;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const depthOf = (path: string): number => path.split('/').length - 2;

/** The lines under the row itself, with the place of the fault, also where that is a thing that is missing. */
export function shownLines(lines: readonly StructureLine[], broken: string): ShownLine[] {
  const shown = lines
    .filter(({ path }) => path !== '')
    .map(({ path, type }): ShownLine => ({
      path,
      name: nameOf(path) === '*' ? null : nameOf(path),
      depth: depthOf(path),
      type,
      isBroken: path === broken,
    }));
  const isThere = lines.some(({ path }) => path === broken);
  if (isThere || broken === '' || nameOf(broken) === '*') return shown;
  const parent = broken.slice(0, broken.lastIndexOf('/'));
  if (parent !== '' && !lines.some(({ path }) => path === parent)) return shown;
  const inside = shown.findLastIndex(({ path }) => path === parent || path.startsWith(`${parent}/`));
  shown.splice(inside + 1, 0, {
    path: broken,
    name: nameOf(broken),
    depth: depthOf(broken),
    type: null,
    isBroken: true,
  });
  return shown;
}
