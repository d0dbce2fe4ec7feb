import type { FactName } from '@loudou/shared/catalogue';
import type { PersonId } from '@loudou/shared/ids';
import { AppError } from '../../platform/errors';
import { leavingDecisions } from '../leaving/decisions.store';
import { decideLeave } from '../leaving/leave.rules';
import { readClicks } from '../leaving/outgoing.store';
import { deliveryIdOf } from '../ledger/delivery-id';
import type { ClaimedRow, LedgerState } from '../ledger/ledger.types';
import type { AdminAccount } from './account-admin.store';
import { definitionOf, type GateContext } from './account-gates';
import { openSecrets } from './account-secrets';
import type { AccountSetup, EventMapping } from './account-setup';
import { checkSetup } from './check-setup.rules';
import { type DryRun, dryRun } from './dry-run';
import { findFactById, type RecentFact, recentFacts, toldAlready } from './dry-run-facts.store';
import { allConsentFields, sampleClick, type SampleGrade, sampleHostAccount, sampleRow } from './sample-row';
import type { Problem } from './schema-problems';

export interface DryRunInput {
  setup: unknown;
  /** The line of the mapping, by its fact and event. */
  fact: string;
  event: string;
  /** Null: a sample made from the catalogue. */
  factId: string | null;
  grade: SampleGrade;
}

export interface DryRunAnswer extends DryRun {
  kind: 'sample' | 'real';
  fact: { factId: string; name: string; occurredAt: Date };
  window: {
    goal: EventMapping['goal'];
    clickDays: number;
    eventHours: number;
    /** Null for a sample and where there is no click. */
    clickAgeMs: number | null;
    eventAgeMs: number | null;
    isInside: boolean | null;
  };
  /** What would hold a real one back now; null for a sample. */
  gate: {
    leave: 'send' | 'wait' | 'suppress' | 'no_click' | 'not_running' | 'owned_by_core';
    cause: string | null;
    told: { state: LedgerState; cause: string | null } | null;
  } | null;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The exact request that one line of a set-up would make of one fact, saved or not. Nothing is sent and nothing is kept. */
export async function dryRunAccount(
  context: GateContext,
  account: AdminAccount,
  input: DryRunInput,
): Promise<DryRunAnswer | { problems: Problem[] }> {
  const definition = definitionOf(account);
  const { setup, settings, problems } = checkSetup(definition, input.setup);
  if (!setup) return { problems: problems.filter(({ severity }) => severity === 'error') };
  const line = setup.mapping.find(({ fact, event }) => fact === input.fact && event === input.event);
  if (!line) throw new AppError('not_found');
  const { value: secrets } = openSecrets(context.vault, account, definition);
  const common = { definition, setup, settings, secrets, line, now: context.worldNow() };
  if (input.factId !== null) return realRun(context, account, common, line, input.factId);
  const row = sampleRow(account.accountId, line, input.grade, common.now);
  const run = dryRun({
    ...common,
    row,
    fields: allConsentFields,
    click: sampleClick(definition.adPlatform, definition.hostAccountAt ?? 'tt', common.now),
    hostAccount: definition.hostAccountAt ? sampleHostAccount : null,
  });
  return {
    ...run,
    kind: 'sample',
    fact: { factId: row.factId, name: line.fact, occurredAt: row.occurredAt },
    window: windowOf(setup, line, null),
    gate: null,
  };
}

type Common = Pick<
  Parameters<typeof dryRun>[0],
  'definition' | 'setup' | 'settings' | 'secrets' | 'line' | 'now'
>;

async function realRun(
  context: GateContext,
  account: AdminAccount,
  common: Common,
  line: EventMapping,
  factId: string,
): Promise<DryRunAnswer> {
  const fact = await findFactById(context.db, factId);
  if (!fact || fact.factName !== line.fact) throw new AppError('not_found');
  const touchId = line.touch === 'arrival' ? fact.touchId : fact.creditedTouchId;
  const clicks = await readClicks(context.db, touchId ? [touchId] : []);
  const click = (touchId && clicks.get(touchId)) || null;
  const decisions = await leavingDecisions(context.db, [fact.personId]);
  const { adPlatform } = common.definition;
  const leave = decideLeave({ factName: fact.factName, adPlatform }, decisions.get(fact.personId) ?? {});
  const run = dryRun({
    ...common,
    row: rowOf(account, line, fact, touchId),
    // Without an agreement it shows what would go if there were one; the gate says that there is none.
    fields: leave.leave === 'send' ? leave.fields : allConsentFields,
    // The account's own setting says what happens without; a real one is only read when something leaves.
    click,
    hostAccount: common.definition.hostAccountAt ? sampleHostAccount : null,
  });
  const ages = click && {
    clickAgeMs: fact.occurredAt.getTime() - click.landedAt.getTime(),
    eventAgeMs: context.clock.now().getTime() - fact.occurredAt.getTime(),
  };
  return {
    ...run,
    kind: 'real',
    fact: { factId: fact.factId, name: fact.factName, occurredAt: fact.occurredAt },
    window: windowOf(common.setup, line, ages),
    gate: {
      ...verdictOf(account, click !== null, leave),
      told: (await toldAlready(context.db, account.accountId, factId, line.event)) ?? null,
    },
  };
}

function verdictOf(account: AdminAccount, hasClick: boolean, leave: ReturnType<typeof decideLeave>) {
  if (!hasClick) return { leave: 'no_click' as const, cause: null };
  if (leave.leave !== 'send') return { leave: leave.leave, cause: 'cause' in leave ? leave.cause : null };
  if (account.owner === 'core') return { leave: 'owned_by_core' as const, cause: null };
  return { leave: account.status === 'running' ? ('send' as const) : ('not_running' as const), cause: null };
}

function rowOf(
  account: AdminAccount,
  line: EventMapping,
  fact: RecentFact,
  touchId: RecentFact['touchId'],
): ClaimedRow {
  const deliveryId = deliveryIdOf({
    factId: fact.factId,
    accountId: account.accountId,
    event: line.event,
    revision: 0,
  });
  const { creditedTouchId: _credited, ...own } = fact;
  return {
    ...own,
    deliveryId,
    accountId: account.accountId,
    lane: 0,
    epoch: 0,
    state: 'queued',
    attempts: 0,
    event: line.event,
    revision: 0,
    externalId: deliveryId,
    touchId,
    accountVersion: account.activeVersion ?? 0,
    expiresAt: null,
  };
}

function windowOf(
  { windows }: AccountSetup,
  { goal }: EventMapping,
  ages: { clickAgeMs: number; eventAgeMs: number } | null,
): DryRunAnswer['window'] {
  const clickDays = goal === 'deep' ? windows.deepClickDays : windows.clickDays;
  const { eventHours } = windows;
  return {
    goal,
    clickDays,
    eventHours,
    clickAgeMs: ages?.clickAgeMs ?? null,
    eventAgeMs: ages?.eventAgeMs ?? null,
    isInside: ages && ages.clickAgeMs <= clickDays * dayMs && ages.eventAgeMs <= eventHours * hourMs,
  };
}

export interface FactChoice {
  factId: string;
  personId: PersonId;
  occurredAt: Date;
  grade: 'A' | 'B' | 'C' | null;
}

const offeredFacts = 10;

/** Real facts of a name that a dry run can be made with, those of the platform's clicks first. */
export async function factChoices(
  context: GateContext,
  account: AdminAccount,
  name: FactName,
): Promise<FactChoice[]> {
  const { adPlatform } = definitionOf(account);
  const found = await recentFacts(context.db, name, adPlatform, offeredFacts);
  return found.map(({ factId, personId, occurredAt, grade }) => ({ factId, personId, occurredAt, grade }));
}
