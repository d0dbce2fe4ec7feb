import type { SpendTrial } from '../drive/import-spend';
import type { Ask } from '../drive/operator';
import type { Truth } from '../truth/truth';
import { compareAcquisition } from './compare-acquisition';
import { compareCustomFunnel } from './compare-custom-funnel';
import { compareDropOff } from './compare-drop-off';
import { compareEvents } from './compare-events';
import { comparePaths } from './compare-paths';
import { compareFunnel, compareMarks, comparePeople } from './compare-people';
import { compareQuarantine } from './compare-quarantine';
import { compareRetention } from './compare-retention';
import { compareSpend } from './compare-spend';
import { compareTimeToNext } from './compare-time-to-next';
import { compareWaits } from './compare-waits';
import type { Comparison } from './comparison';

/** Every report, asked as an operator asks it, beside what was planted. */
export async function compareAll(
  ask: Ask,
  truth: Truth,
  trials: readonly SpendTrial[],
): Promise<Comparison[]> {
  return [
    await compareFunnel(ask, truth),
    await compareWaits(ask, truth),
    ...(await comparePeople(ask, truth)),
    await compareMarks(ask, truth),
    await compareCustomFunnel(ask, truth),
    await comparePaths(ask, truth),
    await compareEvents(ask, truth),
    await compareRetention(ask, truth),
    await compareTimeToNext(ask, truth),
    await compareDropOff(ask, truth),
    await compareAcquisition(ask, truth),
    await compareSpend(ask, truth, trials),
    await compareQuarantine(ask, truth),
  ];
}
