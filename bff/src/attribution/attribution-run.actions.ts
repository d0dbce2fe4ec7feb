import { recordAudit } from '../operator';
import type { Transaction } from '../platform/database';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import type { Platform } from '../platform/platform';
import { type OperatorContext, requireAdministrator } from '../platform/trpc';
import type { RecurringWork } from '../platform/worker';
import { type AttributionRule, creditOf } from './attribution.rules';
import { listRules } from './attribution-rule.store';
import {
  type AttributionRun,
  creditsAfter,
  insertRun,
  insertTried,
  isAnyRunning,
  saveProgress,
  stopRunning,
  takeRunningRun,
  type TriedCredit,
} from './attribution-run.store';
import { touchesOfEach } from './attribution.store';

/** Registrations in one piece of a run: its rows and how far the run is are one transaction. */
const pieceSize = 500;
const restMs = 1_000;

export interface StartRun {
  key: string;
  /** Versions to try in place of those in force, in force or not; at most one for an account. None tries what is in force. */
  ruleIds: number[];
  reason: string;
}

/**
 * Asks what these rules would have credited. Credits and everything that was sent by them stay as they are. One run
 * at a time. Errors: `not_allowed`, `not_found` for a rule, `invalid_input` (details.problem).
 */
export function startRun(context: OperatorContext, input: StartRun): Promise<{ runId: number }> {
  requireAdministrator(context.operator);
  const { operatorId } = context.operator;
  const at = context.clock.now();
  const { key, ...intended } = input;
  const intent = { owner: operatorId, operation: 'attribution.startRun', key, input: intended };
  return once(context.db, at, intent, async (tx) => {
    if (await isAnyRunning(tx)) throw refused('already_running');
    const rules = await rulesToTry(tx as Transaction, input.ruleIds, at);
    const runId = await insertRun(tx, { rules, reason: input.reason, startedBy: operatorId, startedAt: at });
    await recordAudit(tx, {
      operatorId,
      action: 'attribution_run_started',
      subject: String(runId),
      reason: input.reason,
      at,
    });
    return { runId };
  });
}

async function rulesToTry(tx: Transaction, ruleIds: readonly number[], at: Date): Promise<AttributionRule[]> {
  const all = await listRules(tx, at);
  const tried = ruleIds.map((ruleId) => all.find((rule) => rule.ruleId === ruleId));
  if (tried.includes(undefined)) throw new AppError('not_found');
  const byPlace = new Map(all.filter(({ inForce }) => inForce).map((rule) => [placeOf(rule), rule]));
  const places = tried.map((rule) => placeOf(rule!));
  if (new Set(places).size < places.length) throw refused('two_rules_for_one_account');
  tried.forEach((rule) => byPlace.set(placeOf(rule!), rule!));
  return [...byPlace.values()].map(
    ({ label, adPlatform, accountId, clickWindowMs, deepWindowMs, repeatedClicks, unnamedClicks }) => ({
      label,
      adPlatform,
      accountId,
      clickWindowMs,
      deepWindowMs,
      repeatedClicks,
      unnamedClicks,
    }),
  );
}

const placeOf = ({ adPlatform, accountId }: AttributionRule) => `${adPlatform} ${accountId}`;

/** Ends a run that is under way; what it found so far can be read. Error: `not_found`. */
export async function stopRun(context: OperatorContext, runId: number): Promise<{ stopped: true }> {
  requireAdministrator(context.operator);
  const at = context.clock.now();
  await context.db.transaction(async (tx) => {
    if (!(await stopRunning(tx, runId, at))) throw new AppError('not_found');
    await recordAudit(tx, {
      operatorId: context.operator.operatorId,
      action: 'attribution_run_stopped',
      subject: String(runId),
      at,
    });
  });
  return { stopped: true };
}

type Ground = Pick<Platform, 'db' | 'clock'>;

/** Carries runs on, a piece at a time; a killed process loses nothing and repeats nothing. */
export function attributionRunWork({ db, clock }: Ground): RecurringWork {
  return {
    name: 'try rules of attribution',
    restMs,
    run: () =>
      db.transaction(async (tx) => {
        const run = await takeRunningRun(tx);
        if (!run) return 0;
        const tried = await tryPiece(tx, run);
        if (tried.length > 0) await insertTried(tx, run.runId, tried);
        await saveProgress(tx, run.runId, {
          done: tried.length,
          moved: tried.filter(({ moved }) => moved).length,
          lastPersonId: tried.at(-1)?.personId ?? null,
          finishedAt: tried.length < pieceSize ? clock.now() : null,
        });
        return 1;
      }),
  };
}

async function tryPiece(
  tx: Transaction,
  run: AttributionRun & { lastPersonId: string },
): Promise<TriedCredit[]> {
  const credits = await creditsAfter(tx, run, pieceSize);
  const touches = await touchesOfEach(
    tx,
    credits.map(({ personId }) => personId),
  );
  return credits.map((frozen) => {
    const { touch, rule } = creditOf(touches.get(frozen.personId) ?? [], frozen.registeredAt, run.rules);
    const touchId = touch?.touchId ?? null;
    return {
      personId: frozen.personId,
      registeredAt: frozen.registeredAt,
      frozenTouchId: frozen.touchId,
      frozenRule: frozen.rule,
      touchId,
      rule: rule.label,
      moved: touchId !== frozen.touchId,
    };
  });
}

const refused = (problem: 'already_running' | 'two_rules_for_one_account') =>
  new AppError('invalid_input', { details: { problem } });
