import type { TencentSettings } from './settings';

export type CodeMeaning = 'later' | 'rejected' | 'account_at_fault';

/** 11008 and 11016 to 11019 are limits of the application a second, a minute, a day; the others say busy. */
const laterCodes = [10000, 11008, 11016, 11017, 11018, 11019, 30000, 900310000];

/** The callback cannot be read, its conversion id is not known, it cannot be decrypted. */
const rejectedCodes = [20001, 20002, 20006];

/** A data source that is not this account's; a mini-program that is not authorised for it. */
const accountCodes = [900351000, 900351001];

/**
 * The elevens are about the token, its application and its scope, the twelves about what every call needs: token,
 * time and nonce. None of them speaks of an action, also those that are not published.
 */
const isAboutTheCall = (code: number) => code >= 11_000 && code < 13_000;

/** An account's own reading of a code goes before ours. Null: it is about an action of the call. */
export function meaningOfCode(code: number, added?: TencentSettings['codes']): CodeMeaning | null {
  if (added?.later.includes(code)) return 'later';
  if (added?.rejected.includes(code)) return 'rejected';
  if (added?.accountAtFault.includes(code)) return 'account_at_fault';
  if (laterCodes.includes(code)) return 'later';
  if (rejectedCodes.includes(code)) return 'rejected';
  return accountCodes.includes(code) || isAboutTheCall(code) ? 'account_at_fault' : null;
}
