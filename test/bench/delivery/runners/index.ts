import type { OpenRunner } from '../runner';
import { openBare } from './bare';
import { openBullmq } from './bullmq';
import { openGraphileWorker } from './graphile-worker';
import { openOurs, openOursInLists, openOursInListsUnplanned, openOursUnplanned } from './ours';
import { openPgBoss } from './pg-boss';

export const runners = {
  bare: openBare,
  bullmq: openBullmq,
  graphile_worker: openGraphileWorker,
  pg_boss: openPgBoss,
  ours: openOurs,
  ours_in_lists: openOursInLists,
  ours_unplanned: openOursUnplanned,
  ours_in_lists_unplanned: openOursInListsUnplanned,
} satisfies Record<string, OpenRunner>;

export type RunnerName = keyof typeof runners;

/** Ours works on the product's own tables; everybody else makes what it needs. */
export const tablesOf = (name: RunnerName): 'product' | 'none' =>
  name.startsWith('ours') ? 'product' : 'none';
