export type SetType =
  'WEB' | 'ANDROID' | 'IOS' | 'OFFLINE' | 'WECHAT' | 'WECHAT_MINI_PROGRAM' | 'WECHAT_MINI_GAME';

export interface FakeActionSet {
  userActionSetId: number;
  type: SetType;
  /** The attribution page asks for it: CREDIT without a level fails the call. */
  requiresCreditLevel?: boolean;
  /** WeChat sets want the person's account; false takes a click id alone. */
  requiresWechatAccount?: boolean;
}

export interface FakeAccount {
  accountId: number;
  sets: readonly FakeActionSet[];
  /** Mini-programs whose openids this account may be told. */
  authorisedAppIds: readonly string[];
}

export const joinsByWechat = ({ type }: FakeActionSet) => type.startsWith('WECHAT');

export function findSet(
  accounts: readonly FakeAccount[],
  accountId: number,
  setId: number,
): { account: FakeAccount; set: FakeActionSet } | 'no_account' | 'no_set' {
  const account = accounts.find((known) => known.accountId === accountId);
  if (!account) return 'no_account';
  const set = account.sets.find((known) => known.userActionSetId === setId);
  return set ? { account, set } : 'no_set';
}
