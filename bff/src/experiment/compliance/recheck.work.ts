import type { ExperimentId } from '@loudou/shared/ids';
import type { Platform } from '../../platform/platform';
import type { RecurringWork } from '../../platform/worker';
import { licenceOf, publishedCaps } from './caps/rate-caps';
import { chinaDay } from './china-day';
import { insertChecks, shownAndUnchecked, type ShownExperiment } from './check.store';
import { failedCodes, gate, type GateOutcome, type Surroundings } from './gate';
import { rulesVersionOf } from './rules-version';

const restMs = 30_000;
/** Experiments that are looked at again in one round. */
const maxRechecks = 50;
/** Shares that a rollout may have stood at before it is at none. */
const maxSteps = 20;

/** How what may no longer be shown is taken away: with an entry in the audit, and once however often it is asked. */
export interface Takers {
  pause(found: { experimentId: ExperimentId; reason: string }): Promise<unknown>;
  /** One step of a rollout back; null when it is at none. */
  stepBack(found: { experimentId: ExperimentId; reason: string }): Promise<unknown>;
}

/**
 * Looks anew at what people see whenever a rule, its words or the cap of the day has changed. What fails is taken away
 * first and noted then: whatever is killed on the way is either still shown and found again, or gone with an entry.
 */
export function recheckWork(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  around: Surroundings,
  takers: Takers,
): RecurringWork {
  return {
    name: 'experiment rules',
    restMs,
    async run() {
      const now = clock.now();
      const day = chinaDay(now);
      const version = rulesVersionOf(around.caps ?? publishedCaps, licenceOf(around.product.lenderCode), day);
      const found = await shownAndUnchecked(db, version, maxRechecks);
      for (const experiment of found) {
        const outcome = gate(experiment.definition, around, day);
        const failed = failedCodes(shownOf(outcome, experiment));
        if (failed.length > 0) await takeAway(takers, experiment, `rule_changed ${failed.join(' ')}`);
        await db.transaction((tx) => insertChecks(tx, experiment, outcome, now));
      }
      return found.length;
    },
  };
}

/** What nobody sees any more takes nothing away from anybody. */
const shownOf = (outcome: GateOutcome, { shipped }: ShownExperiment): GateOutcome =>
  shipped === null
    ? outcome
    : { ...outcome, variants: outcome.variants.filter(({ variant }) => variant === shipped) };

async function takeAway(
  { pause, stepBack }: Takers,
  { experimentId, state }: ShownExperiment,
  reason: string,
): Promise<void> {
  if (state === 'running') return void (await pause({ experimentId, reason }));
  for (let step = 0; step < maxSteps; step += 1)
    if ((await stepBack({ experimentId, reason })) === null) return;
}
