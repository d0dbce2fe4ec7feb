export interface FakeBaiduAccount {
  accountId: string;
  /** Opens the account for conversions; one an account. */
  token: string;
  /** The page that the account's ads open: scheme, host and path. */
  landingUrl: string;
  /** The conversion types that the account set up; all of the finance ones when left out. */
  newTypes?: readonly number[];
}
