import type { OpenRunner } from '../runner';
import { openBare } from './bare';
import { openBullmq } from './bullmq';
import { openGraphileWorker } from './graphile-worker';
import { openOurs, openOursInLists, openOursInListsUnplanned, openOursUnplanned } from './ours';
import { openOursByTwo } from './ours-by-two';
import { openPgBoss } from './pg-boss';

export const runners = {
  bare: openBare,
  bullmq: openBullmq,
  graphile_worker: openGraphileWorker,
  pg_boss: openPgBoss,
  ours: openOurs,
  ours_in_lists: openOursInLists,
  ours_in_lists_by_two: openOursByTwo,
  ours_unplanned: openOursUnplanned,
  ours_in_lists_unplanned: openOursInListsUnplanned,
} satisfies Record<string, OpenRunner>;

export type RunnerName = keyof typeof runners;

/** Ours works on the product's own tables; everybody else makes what it needs. */
export const tablesOf = (name: RunnerName): 'product' | 'none' =>
  name.startsWith('ours') ? 'product' : 'none';
