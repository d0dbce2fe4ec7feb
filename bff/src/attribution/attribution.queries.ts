import type { PersonId, TouchId } from '@loudou/shared/ids';
import { operatorNames } from '../operator';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { assistsOf } from './attribution.rules';
import { listRules, rulesInForce, type StoredRule } from './attribution-rule.store';
import { type AttributionRun, examplesOf, findRun, latestRuns, movementsOf } from './attribution-run.store';
import { findCredit, touchesOfEach } from './attribution.store';

export interface PersonAttribution {
  /** Null before registration. */
  credit: { touchId: TouchId | null; rule: string; registeredAt: string; deepUntil: string | null } | null;
  touches: number;
  /** Clicks after the registration, each with the rule that lets it help and until when. */
  assists: { touchId: TouchId; adPlatform: string | null; arrivedAt: string; rule: string; until: string }[];
}

/** What the registration of one person is credited to, and what helped later. */
export async function personAttribution(
  db: Queryable,
  personId: PersonId,
  at: Date,
): Promise<PersonAttribution> {
  const credit = await findCredit(db, personId);
  const touches = (await touchesOfEach(db, [personId])).get(personId) ?? [];
  const assists = credit ? assistsOf(touches, credit.registeredAt, await rulesInForce(db, at)) : [];
  return {
    credit: credit && {
      touchId: credit.touchId,
      rule: credit.rule,
      registeredAt: credit.registeredAt.toISOString(),
      deepUntil: credit.deepUntil?.toISOString() ?? null,
    },
    touches: touches.length,
    assists: assists.map(({ touch, rule, until }) => ({
      touchId: touch.touchId,
      adPlatform: touch.adPlatform,
      arrivedAt: touch.arrivedAt.toISOString(),
      rule: rule.label,
      until: until.toISOString(),
    })),
  };
}

/** Every version with the names of whoever made and decided it; '' where it came with the product. */
export async function rulesShown(db: Queryable, at: Date) {
  const rules = await listRules(db, at);
  const nameOf = await namesOf(
    db,
    rules.flatMap(({ madeBy, putInForceBy, refusedBy }) => [madeBy, putInForceBy, refusedBy]),
  );
  return rules.map((rule: StoredRule) => ({
    ...rule,
    madeBy: nameOf(rule.madeBy),
    putInForceBy: rule.putInForceBy && nameOf(rule.putInForceBy),
    refusedBy: rule.refusedBy && nameOf(rule.refusedBy),
  }));
}

/** The latest runs, newest first; how far each is, not what it found. */
export async function runsShown(db: Queryable, limit: number): Promise<AttributionRun[]> {
  const runs = await latestRuns(db, limit);
  const nameOf = await namesOf(
    db,
    runs.map(({ startedBy }) => startedBy),
  );
  return runs.map((run) => ({ ...run, startedBy: nameOf(run.startedBy) }));
}

/** What a run found, as far as it is. Error: `not_found`. */
export async function runShown(db: Queryable, runId: number) {
  const run = await findRun(db, runId);
  if (!run) throw new AppError('not_found');
  const nameOf = await namesOf(db, [run.startedBy]);
  return {
    run: { ...run, startedBy: nameOf(run.startedBy) },
    movements: await movementsOf(db, runId),
    examples: await examplesOf(db, runId),
  };
}

/** What the rule that the product starts with has in place of an operator. */
const theProduct = 'loudou';

async function namesOf(
  db: Queryable,
  ids: readonly (string | null)[],
): Promise<(operatorId: string) => string> {
  const names = await operatorNames(
    db,
    ids.filter((id) => id !== null),
  );
  return (operatorId) => names.get(operatorId) ?? (operatorId === theProduct ? '' : operatorId);
}
