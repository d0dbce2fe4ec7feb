import { createHash } from 'node:crypto';
import type { Queryable } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import type { SendRequest } from '../transport/http-transport';
import { findSink } from '../sinks';
import type { SinkDefinition } from '../sinks/sink-definition';
import {
  type AccountProbe,
  activeSetups,
  type AdminAccount,
  findProbe,
  replaceSecrets,
  writeProbe,
} from './account-admin.store';
import {
  canaryAttempts,
  type Gate,
  judgeAuthorised,
  judgeHealthy,
  type Judged,
  judgeMapped,
  judgeReconciled,
  type Standing,
} from './account-gates.rules';
import { expiryOf, openSecrets } from './account-secrets';
import type { AccountSetup } from './account-setup';
import { secretsName } from './account.store';
import { readTraffic } from './account-traffic.store';
import { checkSetup } from './check-setup.rules';
import { clicksCollide } from './clicks-collide.rules';
import { dryRun } from './dry-run';
import { causeInWords } from './texts/texts-of-sink';
import { allConsentFields, sampleClick, sampleHostAccount, sampleRow } from './sample-row';
import type { Words } from './words';

export interface GateContext extends Pick<Platform, 'clock' | 'vault'> {
  db: Queryable;
  /** The world's time: what a platform's token is measured by, whatever day our own clock plays. */
  worldNow(): Date;
  /** Absent where nothing may leave. */
  sendRequest?: SendRequest;
  /** What the books say of an account; absent until reconciliation is connected. */
  standingOf?(db: Queryable, accountId: string): Promise<Standing | null>;
}

/** The four gates of an account as it stands, or as it would with another set-up. Looks, and sends nothing. */
export async function readGates(
  context: GateContext,
  account: AdminAccount,
  rawSetup: unknown,
): Promise<Gate[]> {
  const definition = definitionOf(account);
  const now = context.clock.now();
  // One after the other: inside a transaction there is only one connection.
  const probe = await findProbe(context.db, account.accountId);
  const traffic = await readTraffic(context.db, account.accountId, account.resumedAt, canaryAttempts);
  const standing = (await context.standingOf?.(context.db, account.accountId)) ?? null;
  const mapped = await judgeMapping(context, account, definition, rawSetup);
  const hasAccepted = traffic.attempts.some(({ state }) => state === 'accepted');
  const authorised = judgeAuthorisation(context, account, rawSetup, { probe, hasAccepted });
  const gate = (name: Gate['gate'], judged: Judged, checkedAt = now): Gate => ({
    gate: name,
    ...judged,
    checkedAt,
  });
  return [
    gate('authorised', authorised, probe?.askedAt),
    gate('mapped', mapped),
    gate('healthy', judgeHealthy(traffic, account.status, now)),
    gate('reconciled', judgeReconciled(standing), standing?.checkedAt),
  ];
}

export function definitionOf(account: Pick<AdminAccount, 'sink'>): SinkDefinition {
  const definition = findSink(account.sink);
  if (!definition) throw new Error(`There is no sink ${account.sink}`);
  return definition;
}

function judgeAuthorisation(
  { vault, clock, worldNow }: GateContext,
  account: AdminAccount,
  rawSetup: unknown,
  { probe, hasAccepted }: { probe: AccountProbe | undefined; hasAccepted: boolean },
): Judged {
  const definition = definitionOf(account);
  const opened = openSecrets(vault, account, definition);
  const checked = checkSetup(definition, rawSetup);
  const isFresh = probe?.fingerprint === fingerprintOf(account, checked.settings);
  const seen = {
    secrets: opened.secrets,
    settingsProblems: checked.problems.filter(
      ({ path, severity }) => severity === 'error' && path.startsWith('settings'),
    ).length,
    probe: definition.probe
      ? probe && isFresh
        ? { asked: true as const, ok: probe.ok, cause: probe.cause }
        : { asked: false as const }
      : null,
    hasAccepted,
    causeWords: probe?.cause ? causeInWords(account.sink, probe.cause) : null,
    expiresAt: expiryOf(opened.value),
    renewsItself: definition.renewal !== undefined && canRenew(definition, opened.value),
  };
  return judgeAuthorised(seen, seen.expiresAt ? worldNow() : clock.now());
}

/** A refresh token is what renewal needs; without one even a sink that can renew has nothing to do it with. */
const canRenew = (definition: SinkDefinition, secrets: unknown): boolean =>
  definition.renewal !== undefined &&
  typeof secrets === 'object' &&
  secrets !== null &&
  Boolean((secrets as Record<string, unknown>).refreshToken);

async function judgeMapping(
  { db, clock }: GateContext,
  account: AdminAccount,
  definition: SinkDefinition,
  rawSetup: unknown,
): Promise<Judged> {
  const { setup, settings, problems } = checkSetup(definition, rawSetup);
  const mapping = setup?.mapping ?? [];
  const others = await activeSetups(db);
  return judgeMapped({
    problems,
    shallow: mapping.filter(({ goal }) => goal === 'shallow').length,
    deep: mapping.filter(({ goal }) => goal === 'deep').length,
    refusals: setup ? refusedLines(account, definition, setup, settings, clock.now()) : [],
    rivals: setup ? rivalsOf(account, definition, setup, others) : [],
    needsGoals: definition.adPlatform !== null,
  });
}

/** Each line tried with a good example of its fact, graded and not: what is refused then would always be. */
function refusedLines(
  account: AdminAccount,
  definition: SinkDefinition,
  setup: AccountSetup,
  settings: unknown,
  now: Date,
): { event: Words; cause: string }[] {
  return setup.mapping.flatMap((line) => {
    const runs = (['A', 'B', 'C', null] as const).map((grade) =>
      dryRun({
        definition,
        setup,
        settings,
        secrets: undefined,
        line,
        row: sampleRow(account.accountId, line, grade, now),
        fields: allConsentFields,
        click: sampleClick(definition.adPlatform, definition.hostAccountAt ?? 'tt', now),
        hostAccount: sampleHostAccount,
        now,
      }),
    );
    const refused = runs.every(({ refusal }) => refusal !== null) ? runs[0]!.refusal : null;
    const event = definition.events.find(({ name }) => name === line.event)?.meaning;
    return refused && event ? [{ event, cause: refused }] : [];
  });
}

function rivalsOf(
  account: AdminAccount,
  definition: SinkDefinition,
  setup: AccountSetup,
  others: Awaited<ReturnType<typeof activeSetups>>,
): string[] {
  return others
    .filter((other) => other.accountId !== account.accountId)
    .filter((other) => findSink(other.sink)?.adPlatform === definition.adPlatform)
    .filter((other) => clicksCollide(setup.clicks, other.setup.clicks ?? {}))
    .map(({ label }) => label);
}

/** An answer of the platform holds for these settings and these secrets and for no others. */
function fingerprintOf(account: AdminAccount, settings: unknown): string {
  const asked = JSON.stringify([settings, account.secretsSetAt?.toISOString() ?? null]);
  return createHash('sha256').update(asked).digest('hex');
}

const probeTimeoutMs = 10_000;

/** Asks the platform whether it knows us, and keeps its answer; it changes nothing there. */
export async function askPlatform(
  context: GateContext,
  account: AdminAccount,
  rawSetup: unknown,
  nonce: string,
): Promise<void> {
  const definition = definitionOf(account);
  const { settings } = checkSetup(definition, rawSetup);
  const secrets = await freshSecrets(context, account, definition, settings, nonce);
  if (!definition.probe || !definition.readProbe || !context.sendRequest) return;
  if (settings === null || secrets === undefined) return;
  const request = definition.probe({ settings, secrets, now: context.worldNow(), nonce });
  const sent = await context.sendRequest(request, {
    timeoutMs: probeTimeoutMs,
    signal: AbortSignal.timeout(probeTimeoutMs),
  });
  const read =
    'answered' in sent
      ? definition.readProbe(sent.answered)
      : { ok: false as const, cause: 'unsent' in sent ? sent.unsent : sent.lost };
  await writeProbe(context.db, account.accountId, {
    fingerprint: fingerprintOf(account, settings),
    ok: read.ok,
    cause: read.ok ? null : read.cause,
    askedAt: context.clock.now(),
  });
}

/**
 * Secrets that ran out are renewed before they are asked with. A running account is left alone: whoever works for
 * it renews by itself, and a refresh token often serves only once.
 */
async function freshSecrets(
  context: GateContext,
  account: AdminAccount,
  definition: SinkDefinition,
  settings: unknown,
  nonce: string,
): Promise<unknown> {
  const { value: secrets } = openSecrets(context.vault, account, definition);
  if (secrets === undefined || settings === null || account.status === 'running') return secrets;
  const request = definition.renewal?.({ settings, secrets, now: context.worldNow(), nonce }) ?? null;
  const { secretsSealed } = account;
  if (!request || !context.sendRequest || !definition.readRenewal || !secretsSealed) return secrets;
  const signal = AbortSignal.timeout(probeTimeoutMs);
  const sent = await context.sendRequest(request, { timeoutMs: probeTimeoutMs, signal });
  if (!('answered' in sent)) return secrets;
  const renewed = definition.readRenewal(sent.answered, secrets, context.worldNow());
  if (!('secrets' in renewed)) return secrets;
  const sealed = context.vault.sealSecret(secretsName(account.accountId), JSON.stringify(renewed.secrets));
  await replaceSecrets(context.db, account.accountId, secretsSealed, sealed);
  return renewed.secrets;
}
