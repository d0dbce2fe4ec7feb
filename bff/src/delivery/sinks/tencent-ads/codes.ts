import type { TencentSettings } from './settings';

export type CodeMeaning = 'later' | 'rejected' | 'account_at_fault';

/** The platform's word on the call as a whole; a code that is not here is about the actions themselves. */
const known: Record<CodeMeaning, readonly number[]> = {
  // 11008 and 11016 to 11019 are limits of the application a second, a minute, a day; the others say busy.
  later: [10000, 11008, 11016, 11017, 11018, 11019, 30000, 900310000],
  // The callback cannot be read, its conversion id is not known, it cannot be decrypted.
  rejected: [20001, 20002, 20006],
  // Token expired, invalid, malformed, empty, of another application or scope; parameters of the call missing;
  // a data source that is not this account's; a mini-program that is not authorised for it.
  account_at_fault: [
    11000, 11002, 11004, 11005, 11007, 11009, 11010, 11011, 11012, 11013, 11014, 11020, 12000, 900351000,
    900351001,
  ],
};

const noCodes: TencentSettings['codes'] = { later: [], rejected: [], accountAtFault: [] };

/** An account's own reading of a code goes before ours. */
export function meaningOfCode(code: number, more: TencentSettings['codes'] = noCodes): CodeMeaning | null {
  const added: [CodeMeaning, readonly number[]][] = [
    ['later', more.later],
    ['rejected', more.rejected],
    ['account_at_fault', more.accountAtFault],
  ];
  const ours = Object.entries(known) as [CodeMeaning, readonly number[]][];
  return [...added, ...ours].find(([, codes]) => codes.includes(code))?.[0] ?? null;
}
