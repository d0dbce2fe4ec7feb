import { z } from 'zod';
import { EventChoice } from '../report/event-choice';
import { ReportScope } from '../report/report-scope';

const maxDepth = 10;
const maxPerLevel = 20;
const maxNames = 80;
const maxPageLength = 128;
const maxWindowMinutes = 7 * 24 * 60;

/**
 * One path for each person and `within` a window, or for each person and visit: it begins (`from`) or ends (`to`) with
 * the first event of the anchor that lies in the days, and goes on from there, or back from there, for so many levels.
 *
 * Events stand in the order of their moments; of one moment in the order of the catalogue and then of their pages.
 * Pages tell `page_viewed` apart and nothing else. Repeats of one step, one right after the other, are one step. With
 * `foldPairs` an event that goes on with an alternation which came round once (A B, A B) is folded too. Where nothing
 * more happened in the window or the visit, the path has an `end`. Facts belong to no visit, so paths within visits are
 * of behaviour alone. Filters on page, version or host of events narrow the anchor.
 */
export const PathsQuestion = z.object({
  scope: ReportScope,
  anchor: EventChoice,
  direction: z.enum(['from', 'to']).default('from'),
  within: z.enum(['visit', 'window']).default('window'),
  windowMinutes: z.number().int().min(1).max(maxWindowMinutes).default(60),
  depth: z.number().int().min(1).max(maxDepth).default(5),
  topPerLevel: z.number().int().min(1).max(maxPerLevel).default(8),
  foldPairs: z.boolean().default(false),
  /** Names that make up the path beside the anchor's; every name of the catalogue when absent. */
  among: z
    .array(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/))
    .min(1)
    .max(maxNames)
    .optional(),
});
export type PathsQuestion = z.infer<typeof PathsQuestion>;

/** A node of a level as the answer names it, `end` and `other` included. */
const PathPlace = z.object({
  event: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  page: z.string().max(maxPageLength).nullable().default(null),
});
export type PathPlace = z.infer<typeof PathPlace>;

/** A count of the answer: of who came to a node of a level, or of who went on from it to one of the next. */
const PathsFigure = z.object({
  level: z.int().min(0).max(maxDepth),
  at: PathPlace,
  next: PathPlace.nullable().default(null),
});

export const PathsPeople = z
  .object({ question: PathsQuestion, figure: PathsFigure })
  .refine(({ question, figure }) => figure.level <= question.depth, {
    message: 'the paths have fewer levels',
    path: ['figure', 'level'],
  });
export type PathsPeople = z.infer<typeof PathsPeople>;
