const shownChars = 6;

/** A click id as the ledger may keep it: enough to tell two apart, never enough to use one. */
export function shortenClick(clickId: string): string {
  const shown = Math.min(shownChars, Math.floor(clickId.length / 2));
  return `${clickId.slice(0, shown)}…+${clickId.length - shown}`;
}
