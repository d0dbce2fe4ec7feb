interface Chain {
  merge(part: Record<string, unknown>): unknown;
}

/** A name that is imported and does not exist would be undefined on the phone: the build stops instead. */
export function refuseMissingExports(chain: Chain): void {
  chain.merge({ module: { parser: { javascript: { exportsPresence: 'error' } } } });
}
