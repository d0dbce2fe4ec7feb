import { randomBytes } from 'node:crypto';
import type { ExperimentResultsDoor } from './analytics';
import { findSink, listAccounts } from './delivery';
import {
  aaHealth,
  type AccountStandingAtGate,
  checkText,
  type ComplianceSettings,
  type ExperimentDoors,
} from './experiment';
import { systemClock } from './platform/clock';
import type { Platform } from './platform/platform';
import { accountStanding } from './reconciliation';

/** 128 bits: nobody guesses one in ten minutes, and a mini-code's scene of 32 characters holds it. */
const previewTokenBytes = 16;

/** What experiments ask of the other rooms. */
export function experimentDoors(
  platform: Platform,
  publicUrl: string,
  compliance: ComplianceSettings = {},
  results: Pick<ExperimentResultsDoor, 'recommendationOf'> | null = null,
): ExperimentDoors {
  return {
    experiments: {
      publicUrl,
      newToken: () => randomBytes(previewTokenBytes).toString('base64url'),
      accountsOf: (adPlatforms) => accountsOf(platform, adPlatforms),
      aaOf: (layer, now) => aaHealth(platform.db, layer, now),
      checkText: checkText({ product: platform.product, ...compliance }),
      compliance,
      recommendationOf: async (asked) => results?.recommendationOf(asked) ?? null,
    },
  };
}

/** Ad accounts that send, as their own gates say; one that is set up or paused tells nobody of anything. */
async function accountsOf(
  { db, clock, vault }: Platform,
  adPlatforms: readonly string[] | null,
): Promise<AccountStandingAtGate[]> {
  const worldNow = () => systemClock.now();
  const accounts = await listAccounts({ db, clock, vault, worldNow, standingOf: accountStanding });
  const sending = accounts
    .filter(({ status }) => status === 'running')
    .map((account) => ({ ...account, adPlatform: findSink(account.sink)?.adPlatform ?? '' }))
    .filter(({ adPlatform }) => adPlatforms === null || adPlatforms.includes(adPlatform));
  return Promise.all(
    sending.map(async ({ accountId, label, adPlatform, gates }) => {
      const stateOf = (name: string) => gates.find(({ gate }) => gate === name)?.state ?? 'unknown';
      return {
        label,
        adPlatform,
        authorised: stateOf('authorised'),
        mapped: stateOf('mapped'),
        reconciled: stateOf('reconciled'),
        unexplained: (await accountStanding(db, accountId))?.unexplained ?? 0,
      };
    }),
  );
}
