import { zhAccount } from './zh.account';
import { zhAuthorise } from './zh.authorise';
import { zhChanges } from './zh.changes';
import { zhDryRun } from './zh.dry-run';
import { zhGates } from './zh.gates';
import { zhList } from './zh.list';
import { zhMapping } from './zh.mapping';
import { zhSetup } from './zh.setup';
import { zhWindows } from './zh.windows';

/** The pages of the ad accounts, piece by piece; no two pieces name the same text. */
export const zhAccounts = {
  ...zhList,
  ...zhGates,
  ...zhSetup,
  ...zhAuthorise,
  ...zhMapping,
  ...zhWindows,
  ...zhDryRun,
  ...zhChanges,
  ...zhAccount,
};
