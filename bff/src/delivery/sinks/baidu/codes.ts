import type { BaiduSettings } from './settings';

export type CodeMeaning = 'later' | 'rejected' | 'account_at_fault';

/** The common codes of the platform's interfaces: busy, over the rate, connections used up, internal error. */
const laterCodes = [405, 421, 502, 800];

/** Not authenticated, not on the list, no such service, token errors too often, no account or token named. */
const accountCodes = [401, 402, 403, 404, 801, 802, 8101, 8102];

/** An account's own reading of a code goes before ours. Null: it is about a conversion of the call. */
export function meaningOfCode(code: number | null, added?: BaiduSettings['codes']): CodeMeaning | null {
  if (code === null) return null;
  if (added?.later.includes(code)) return 'later';
  if (added?.rejected.includes(code)) return 'rejected';
  if (added?.accountAtFault.includes(code)) return 'account_at_fault';
  if (laterCodes.includes(code)) return 'later';
  return accountCodes.includes(code) ? 'account_at_fault' : null;
}
