import type { AccountSetup } from './account-setup';

type Leaf = string | number | boolean | null;

/** One thing that differs between two set-ups; null where it is not there. */
export interface SetupChange {
  path: string;
  before: Leaf;
  after: Leaf;
}

/** What somebody has to know before one set-up takes the place of another. Lines of the mapping go by fact and event, not by their order. */
export function setupDifference(before: AccountSetup | null, after: AccountSetup): SetupChange[] {
  const old = before ? leavesOf(before) : new Map<string, Leaf>();
  const fresh = leavesOf(after);
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return paths.flatMap((path) => {
    const change = { path, before: old.get(path) ?? null, after: fresh.get(path) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function leavesOf({ mapping, ...rest }: AccountSetup): Map<string, Leaf> {
  const lines = mapping.map(({ fact, event, goal, touch, options }) => [
    `${fact}>${event}`,
    { on: true, goal, touch, options },
  ]);
  const leaves = new Map<string, Leaf>();
  collect({ ...rest, mapping: Object.fromEntries(lines) as object }, '', leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, Leaf>): void {
  if (Array.isArray(value)) {
    leaves.set(path, value.map((each) => JSON.stringify(each)).join(', '));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) collect(child, path ? `${path}.${key}` : key, leaves);
  } else {
    leaves.set(path, (value ?? null) as Leaf);
  }
}
