export interface Rule {
  /** Nodes on [-1, 1], ascending. */
  nodes: readonly number[];
  weights: readonly number[];
}

const known = new Map<number, Rule>();

/**
 * Gauss-Legendre rule: exact for polynomials up to degree 2 count - 1. Nodes by Newton's method on the Legendre
 * recurrence. M. Abramowitz and I. Stegun (1964), 25.4.29. Only the few counts asked for in this folder are ever
 * kept.
 */
export function gaussLegendre(count: number): Rule {
  const kept = known.get(count);
  if (kept) return kept;
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = count; i >= 1; i--) {
    let x = Math.cos((Math.PI * (i - 0.25)) / (count + 0.5));
    let slope = 1;
    for (let round = 0; round < 100; round++) {
      let previous = 0;
      let value = 1;
      for (let degree = 1; degree <= count; degree++) {
        [previous, value] = [value, ((2 * degree - 1) * x * value - (degree - 1) * previous) / degree];
      }
      slope = (count * (x * value - previous)) / (x * x - 1);
      const step = value / slope;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  const rule = { nodes, weights };
  known.set(count, rule);
  return rule;
}

/** Integral of f from low to high, in panels of equal width with `count` nodes each. */
export function integrate(
  f: (x: number) => number,
  low: number,
  high: number,
  { panels = 1, count = 64 }: { panels?: number; count?: number } = {},
): number {
  const { nodes, weights } = gaussLegendre(count);
  const half = (high - low) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = low + half * (2 * panel + 1);
    for (let i = 0; i < nodes.length; i++) sum += weights[i]! * f(middle + half * nodes[i]!);
  }
  return sum * half;
}
