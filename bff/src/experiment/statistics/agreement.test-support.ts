import * as statistics from './index';

export interface Case {
  method: string;
  args: readonly unknown[];
  expected: unknown;
}

const methods = statistics as unknown as Record<string, (...args: readonly unknown[]) => unknown>;

/** What `method` answers differently from the reference, beyond a relative tolerance; empty where they agree. */
export function disagreements({ method, args, expected }: Case, tolerance: number): string[] {
  const answer = methods[method]!(...args);
  return differences(answer, expected, tolerance, `${method}(${JSON.stringify(args)})`);
}

function differences(actual: unknown, expected: unknown, tolerance: number, path: string): string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return relativeError(actual, expected) <= tolerance ? [] : [`${path}: ${actual}, not ${expected}`];
  }
  if (expected !== null && typeof expected === 'object' && actual !== null && typeof actual === 'object') {
    return Object.entries(expected).flatMap(([key, value]) =>
      differences((actual as Record<string, unknown>)[key], value, tolerance, `${path}.${key}`),
    );
  }
  return actual === expected ? [] : [`${path}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`];
}

export function relativeError(actual: number, expected: number): number {
  if (actual === expected) return 0;
  return Math.abs(actual - expected) / Math.abs(expected);
}
