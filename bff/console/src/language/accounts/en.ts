import { enAccount } from './en.account';
import { enAuthorise } from './en.authorise';
import { enChanges } from './en.changes';
import { enDryRun } from './en.dry-run';
import { enGates } from './en.gates';
import { enList } from './en.list';
import { enMapping } from './en.mapping';
import { enSetup } from './en.setup';
import { enWindows } from './en.windows';

/** The pages of the ad accounts, piece by piece; no two pieces name the same text. */
export const enAccounts = {
  ...enList,
  ...enGates,
  ...enSetup,
  ...enAuthorise,
  ...enMapping,
  ...enWindows,
  ...enDryRun,
  ...enChanges,
  ...enAccount,
};
