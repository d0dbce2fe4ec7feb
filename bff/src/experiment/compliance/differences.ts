import type { Block, Rendered } from './rendered/rendered';

export type DifferenceKind = 'words' | 'layout' | 'added' | 'removed';

/** What stands otherwise in a variant than in the control. */
export interface Difference {
  block: string;
  kind: DifferenceKind;
  before: { text: string; sizePx: number } | null;
  after: { text: string; sizePx: number } | null;
}

/** Block by block; what merely moved because something above it grew is not told, what changed places is. */
export function differencesOf(control: Rendered, variant: Rendered): Difference[] {
  const before = new Map(control.blocks.map((block) => [block.id, block]));
  const after = new Map(variant.blocks.map((block) => [block.id, block]));
  const orderBefore = orderOf(control, after);
  const orderAfter = orderOf(variant, before);
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.flatMap((id) => {
    const [one, other] = [before.get(id), after.get(id)];
    const kind = kindOf(one, other, orderBefore.get(id) !== orderAfter.get(id));
    return kind ? [{ block: id, kind, before: toldOf(one), after: toldOf(other) }] : [];
  });
}

function kindOf(one: Block | undefined, other: Block | undefined, moved: boolean): DifferenceKind | null {
  if (!one) return 'added';
  if (!other) return 'removed';
  if (one.text !== other.text || one.label !== other.label) return 'words';
  return one.sizePx !== other.sizePx || one.weight !== other.weight || moved ? 'layout' : null;
}

/** Places among the blocks that both have. */
const orderOf = ({ blocks }: Rendered, others: ReadonlyMap<string, Block>): Map<string, number> =>
  new Map(blocks.filter(({ id }) => others.has(id)).map(({ id }, place) => [id, place]));

const toldOf = (block: Block | undefined) =>
  block ? { text: (block.label ?? '') + block.text, sizePx: block.sizePx } : null;
