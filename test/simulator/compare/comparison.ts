/** What one report said beside what was planted: every count that was compared, and the first that differ. */
export interface Comparison {
  report: string;
  compared: number;
  differences: string[];
}

const maxShown = 12;

export function comparison(report: string) {
  const result: Comparison = { report, compared: 0, differences: [] };
  let different = 0;
  const differ = (text: string) => {
    different += 1;
    if (result.differences.length < maxShown) result.differences.push(text);
    else result.differences[maxShown] = `and ${different - maxShown} more`;
  };
  /** `said` is the product's, `planted` ours. */
  const same = (what: string, said: unknown, planted: unknown): void => {
    result.compared += 1;
    const [one, other] = [JSON.stringify(said), JSON.stringify(planted)];
    if (one !== other) differ(`${what}: said ${one}, planted ${other}`);
  };
  return {
    same,
    /** The same keys on both sides, and the same under each. */
    sameUnder<Value>(
      what: string,
      said: ReadonlyMap<string, Value>,
      planted: ReadonlyMap<string, Value>,
    ): void {
      for (const key of new Set([...said.keys(), ...planted.keys()]))
        same(`${what} ${key}`, said.get(key) ?? null, planted.get(key) ?? null);
    },
    result: () => result,
  };
}

/** A line a report, as a person reads it. */
export function tableOf(comparisons: readonly Comparison[], seed: number): string {
  const rows = comparisons.map(({ report, compared, differences }) => [
    report,
    compared.toLocaleString('en'),
    differences.length === 0 ? 'equal' : 'NOT EQUAL',
  ]);
  const all = [['report', 'counts compared', `seed ${seed}`], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => (column === 1 ? cell.padStart(widths[1]!) : cell.padEnd(widths[column]!)))
      .join('  '),
  );
  const told = comparisons.flatMap(({ report, differences }) =>
    differences.map((text) => `  ${report}: ${text}`),
  );
  return [...lines, ...told].join('\n');
}
