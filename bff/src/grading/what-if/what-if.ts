import type { Database } from '../../platform/database';
import type { Period } from '../period';
import type { PolicyTable } from '../policy';
import { policyBook } from '../policy-book';
import { refused } from '../policy.actions';
import { countFacts, factGroups, ratesOf } from './fact-groups.store';
import { type Replay, startReplay } from './what-if.rules';

/** As many facts as one question may look at: it is answered while somebody waits for it. */
export const MAX_FACTS_PER_WHAT_IF = 2_000_000;

/** Counted at a time, so that no statement holds the database for long. */
const PART_MS = 31 * 86_400_000;

/** Not a version yet, and never kept. */
const TRIED_VERSION = 0;

/** What the facts of a time would have been graded under another table, against the grades that stand. */
export async function whatIf(
  context: { db: Database },
  input: Period & { table: PolicyTable },
): Promise<Replay> {
  const facts = await countFacts(context.db, input, MAX_FACTS_PER_WHAT_IF);
  if (facts > MAX_FACTS_PER_WHAT_IF) throw refused('too_many_facts');
  const book = await policyBook(context.db);
  const tried = { version: TRIED_VERSION, ...input.table };
  const replay = startReplay(tried, book);
  const distinctions = {
    changes: book.changes.map(({ from }) => from),
    rateBoundsBps: rateBoundsOf([tried, ...book.changes.map(({ policy }) => policy)]),
  };
  for (const part of partsOf(input)) {
    const groups = await factGroups(context.db, part, distinctions);
    groups.forEach(replay.add);
  }
  const result = replay.result();
  const rates = await ratesOf(
    context.db,
    result.examples.map(({ factId }) => factId),
  );
  const examples = result.examples.map((example) => ({
    ...example,
    annualRateBps: rates.get(example.factId) ?? null,
  }));
  return { ...result, examples };
}

function partsOf({ from, to }: Period): Period[] {
  const parts = Math.ceil((to.getTime() - from.getTime()) / PART_MS);
  return Array.from({ length: parts }, (_, part) => {
    const start = from.getTime() + part * PART_MS;
    return { from: new Date(start), to: new Date(Math.min(start + PART_MS, to.getTime())) };
  });
}

function rateBoundsOf(policies: readonly PolicyTable[]): number[] {
  const bounds = policies.flatMap(({ rows }) =>
    rows.flatMap(({ when }) => [when.rateFromBps ?? 0, when.rateToBps ?? 0]),
  );
  return [...new Set(bounds)].sort((one, other) => one - other);
}
