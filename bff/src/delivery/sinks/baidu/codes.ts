import type { BaiduSettings } from './settings';

export type CodeMeaning = 'later' | 'rejected' | 'account_at_fault';

/** The common codes of the platform's interfaces; a code that is not here is about the conversion. */
const known: Record<CodeMeaning, readonly number[]> = {
  // Busy, over the rate, connections used up, internal error.
  later: [405, 421, 502, 800],
  rejected: [],
  // Not authenticated, not on the list, no such service, token errors too often, no account or token named.
  account_at_fault: [401, 402, 403, 404, 801, 802, 8101, 8102],
};

const noCodes: BaiduSettings['codes'] = { later: [], rejected: [], accountAtFault: [] };

/** An account's own reading of a code goes before ours. */
export function meaningOfCode(
  code: number | null,
  more: BaiduSettings['codes'] = noCodes,
): CodeMeaning | null {
  if (code === null) return null;
  const added: [CodeMeaning, readonly number[]][] = [
    ['later', more.later],
    ['rejected', more.rejected],
    ['account_at_fault', more.accountAtFault],
  ];
  const ours = Object.entries(known) as [CodeMeaning, readonly number[]][];
  return [...added, ...ours].find(([, codes]) => codes.includes(code))?.[0] ?? null;
}
