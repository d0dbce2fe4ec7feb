import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import type { WorkingAccount } from '../accounts/account.store';
import { type Needle, personalNeedles } from '../accounts/shown-text';
import { stopWaiting } from '../ledger/waiting.store';
import type { OutgoingRow } from '../sinks/sink-definition';
import { afterFailure, afterSuccess, type Failure, type Health, longestPauseMs } from './breaker.rules';
import {
  type ClaimBounds,
  type ClaimedRow,
  claimRows,
  dueQueues,
  putBehind,
  releaseClaims,
  waitForConsent,
} from './claim.store';
import { planClaim } from './claim.rules';
import { leavingDecisions, type PersonDecisions } from './decisions.store';
import { dueNow, readHealth, returnAllowance, takeAllowance, takeProbe, writeHealth } from './health.store';
import type { SendRequest } from './http-transport';
import type { LaneLeases, Lease } from './lane-leases';
import { decideLeave, type Leave } from './leave.rules';
import { withheld } from './outcome.rules';
import { outgoingRow } from './outgoing.rules';
import { readClicks, readHostAccount } from './outgoing.store';
import { type Outcome, Recorder, type TakeInside } from './recorder';
import { sendLine, type LineContext, type MappedParcel } from './send-line';
import { packLines } from './shipment.rules';
import { Slots } from './slots';

export interface WorkContext {
  platform: Platform;
  worker: string;
  leases: LaneLeases;
  sendRequest: SendRequest;
  /** The world's time, which receivers compare with their own. */
  worldNow(): Date;
  random(): number;
  nonce(): string;
  /** Aborted when the right to work is lost. */
  signal: AbortSignal;
  suppressions?: Suppressions;
  /** Another way out for some accounts: endpoints that nobody vouches for. */
  sendRequestFor?: (working: WorkingAccount) => SendRequest | undefined;
  takeInside?: (accountId: string, sink: string) => TakeInside | undefined;
}

/** Who must not be told of, by the word of the marketing core: person to cause. */
export type Suppressions = (
  db: Queryable,
  people: readonly PersonId[],
  sink: string,
  at: Date,
) => Promise<ReadonlyMap<PersonId, string>>;

/** Lines in our hands; those beyond the requests wait for a slot, so that the queue need not be asked for each. */
const maxLines = 256;
const maxRequests = 64;
const maxClaimedRows = 1_600;
const looksAtOnce = 4;
const rowsWorthParting = 64;
const peopleBehindOneRow = 32;
const healthTtlMs = 250;
const probeAheadMs = 86_400_000;
/** An allowance at or above this is none: nothing is counted. */
const unlimitedPerSecond = 100_000;

/**
 * Works for one account: claims what is due on this worker's lanes, sends it in lines side by side, and writes
 * down what became of it. Whatever goes wrong here stays here; other accounts have works of their own.
 */
export class AccountWork {
  /** Lines that have not sent all of theirs; a line is unwritten until all of it stands in the ledger. */
  private sending = 0;
  private readonly lines = new Set<Promise<void>>();
  private readonly busyLanes = new Map<number, number>();
  private readonly recorder: Recorder;
  private readonly slots = new Slots(maxRequests);
  private health: Health | null = null;
  private healthReadMs = 0;
  private settling: Promise<void> = Promise.resolve();
  private accountAtFault = false;

  constructor(
    private readonly context: WorkContext,
    private working: WorkingAccount,
    private readonly onProgress: () => void = () => {},
  ) {
    const { accountId, sink } = working.account;
    this.recorder = new Recorder(
      context.platform,
      context.worker,
      context.signal,
      context.takeInside?.(accountId, sink),
    );
  }

  update(working: WorkingAccount): void {
    this.working = working;
  }

  isBusy(lane: number): boolean {
    return (this.busyLanes.get(lane) ?? 0) > 0;
  }

  /** Whether the receiver found fault with the account itself since this was asked last. */
  takesFault(): boolean {
    const was = this.accountAtFault;
    this.accountAtFault = false;
    return was;
  }

  /** One look at the queue; gives back how many rows were taken on, so that more than none asks for another look. */
  async turn(): Promise<number> {
    const { account, secrets, setup } = this.working;
    const free = maxLines - this.lines.size;
    if (account.status !== 'running' || secrets === null || free <= 0 || this.context.signal.aborted)
      return 0;
    const leases = this.context.leases.claimable();
    if (leases.length === 0) return 0;
    const probing = await this.mayProbe();
    if (probing === 'no') return 0;
    const wanted = probing === 'probe' ? 1 : this.wantedRows(free);
    const granted = await this.allowance(wanted);
    if (granted <= 0) return 0;
    const claimed = await this.claim(granted, free, probing === 'probe');
    if (setup.rate.perSecond < unlimitedPerSecond) {
      await returnAllowance(this.context.platform.db, account.accountId, granted - claimed.length);
    }
    if (claimed.length === 0) return 0;
    this.markBusy(claimed, 1);
    await this.dispatch(claimed);
    return claimed.length;
  }

  /** Resolves when nothing is on its way any more. */
  async idle(): Promise<void> {
    while (this.lines.size > 0) await Promise.all(this.lines);
    await this.recorder.settled();
    await this.settling;
  }

  // Rows that may not be sent twice are claimed only when they can leave at once: what a dead worker held must
  // be called unknown, so it should hold little.
  private claimsAhead(): boolean {
    const { definition } = this.working;
    return definition.dropsRepeats || definition.batch.maxRows > 1;
  }

  private wantedRows(freeLines: number): number {
    const { definition } = this.working;
    if (!this.claimsAhead()) return freeLines;
    return Math.min(maxClaimedRows, freeLines * Math.max(peopleBehindOneRow, definition.batch.maxRows));
  }

  private async mayProbe(): Promise<'yes' | 'probe' | 'no'> {
    const { platform } = this.context;
    const { account, setup } = this.working;
    const nowMs = performance.now();
    if (!this.health || this.health.breaker !== 'closed' || nowMs - this.healthReadMs > healthTtlMs) {
      this.health = await readHealth(platform.db, account.accountId);
      this.healthReadMs = nowMs;
    }
    if (this.health.breaker === 'closed') return 'yes';
    if (this.lines.size > 0) return 'no';
    const probeMs = setup.timeoutMs + 1_000;
    return (await takeProbe(platform.db, account.accountId, platform.clock.now(), probeMs)) ? 'probe' : 'no';
  }

  private async allowance(wanted: number): Promise<number> {
    const { account, setup } = this.working;
    if (setup.rate.perSecond >= unlimitedPerSecond) return wanted;
    const { db, clock } = this.context.platform;
    return takeAllowance(db, account.accountId, wanted, setup.rate, clock.now());
  }

  /** Lanes have nothing to do with each other, so several looks go side by side. */
  private async claim(maxRows: number, people: number, probe: boolean): Promise<ClaimedRow[]> {
    const leases = this.context.leases.claimable();
    if (probe || maxRows < rowsWorthParting) return this.claimFrom(leases, maxRows, people, probe);
    const parts = Array.from({ length: looksAtOnce }, (_, part) =>
      leases.filter(({ lane }) => lane % looksAtOnce === part),
    ).filter((part) => part.length > 0);
    const share = (whole: number) => Math.ceil(whole / parts.length);
    const claims = parts.map((part) =>
      this.claimFrom(part, Math.floor(maxRows / parts.length), share(people), probe),
    );
    return (await Promise.all(claims)).flat();
  }

  private async claimFrom(
    leases: readonly Lease[],
    maxRows: number,
    people: number,
    probe: boolean,
  ): Promise<ClaimedRow[]> {
    const { platform, worker } = this.context;
    const { account, definition } = this.working;
    // A probe takes the next row whenever it is due: how long rows rest was measured while the receiver was down.
    const now = new Date(platform.clock.nowMs() + (probe ? probeAheadMs : 0));
    const perPerson = Math.min(maxRows, probe ? 1 : this.rowsPerPerson());
    const bounds: ClaimBounds = {
      people: definition.batch.maxRows === 1 ? people : maxRows,
      perPerson: perPerson + peopleBehindOneRow,
    };
    const queues = await dueQueues(platform.db, account.accountId, leases, now, bounds);
    const plans = queues.map((queue) => planClaim(queue, now, perPerson));
    await putBehind(platform.db, plans);
    const ids = takeWhole(
      plans.map((plan) => plan.claim),
      maxRows,
    );
    if (ids.length === 0) return [];
    return claimRows(platform.db, worker, account.accountId, leases, platform.clock.now(), ids);
  }

  private rowsPerPerson(): number {
    const { definition } = this.working;
    if (definition.batch.maxRows > 1) return definition.batch.maxRows;
    return definition.dropsRepeats ? peopleBehindOneRow : 1;
  }

  private async dispatch(claimed: readonly ClaimedRow[]): Promise<void> {
    const parcels = await this.prepare(claimed).catch(async (error: unknown) => {
      const { platform, worker } = this.context;
      platform.logger.error(
        { err: error, account: this.working.account.accountId },
        'rows are given back unsent',
      );
      await releaseClaims(platform.db, worker, claimed).catch(() => undefined);
      this.markBusy(claimed, -1);
      return [];
    });
    for (const line of packLines(parcels, this.working.definition.batch)) this.startLine(line);
  }

  /** Decides for each row whether it may leave; what may is mapped, what may not is written down at once. */
  private async prepare(claimed: readonly ClaimedRow[]): Promise<MappedParcel[]> {
    const { platform, suppressions } = this.context;
    const { definition, account } = this.working;
    const now = platform.clock.now();
    const people = [...new Set(claimed.map(({ personId }) => personId))];
    const decisions = await leavingDecisions(platform.db, people);
    const suppressed = await suppressions?.(platform.db, people, account.sink, now);
    const clicks =
      definition.adPlatform === null
        ? new Map()
        : await readClicks(
            platform.db,
            claimed.flatMap(({ touchId }) => touchId ?? []),
          );
    const ended: Outcome[] = [];
    const waiting: ClaimedRow[] = [];
    const parcels: MappedParcel[] = [];
    const stopped = new Set<PersonId>();
    for (const row of claimed) {
      if (stopped.has(row.personId)) {
        waiting.push(row);
        continue;
      }
      const own = decisions.get(row.personId) ?? { relatives: [] };
      const leave = this.leaveOf(row, own, suppressed?.get(row.personId), now);
      if (leave.leave === 'suppress') {
        ended.push({ row, change: withheld(row, { to: 'suppressed', cause: leave.cause }, now) });
      } else if (leave.leave === 'expire') {
        ended.push({ row, change: withheld(row, { to: 'expired', cause: leave.cause }, now) });
      } else if (leave.leave === 'wait') {
        stopped.add(row.personId);
        waiting.push(row);
      } else {
        parcels.push(await this.parcelOf(row, leave, own, clicks.get(row.touchId) ?? null));
      }
    }
    await this.putAside(ended, waiting, stopped);
    return parcels;
  }

  private leaveOf(
    row: ClaimedRow,
    decisions: PersonDecisions,
    suppressedBecause: string | undefined,
    now: Date,
  ): Leave | { leave: 'expire'; cause: string } | { leave: 'suppress'; cause: string } {
    if (suppressedBecause) return { leave: 'suppress', cause: suppressedBecause };
    if (row.expiresAt && row.expiresAt <= now) return { leave: 'expire', cause: 'window_closed' };
    return decideLeave({ factName: row.factName, adPlatform: this.working.definition.adPlatform }, decisions);
  }

  private async parcelOf(
    row: ClaimedRow,
    leave: Extract<Leave, { leave: 'send' }>,
    decisions: PersonDecisions,
    click: OutgoingRow['click'],
  ): Promise<MappedParcel> {
    const { definition, setup, settings } = this.working;
    const wantsHost = definition.hostAccountAt !== undefined && leave.fields.has('host_account');
    const hostAccount = wantsHost
      ? await readHostAccount(
          this.context.platform,
          [row.personId, ...decisions.relatives],
          definition.hostAccountAt!,
        )
      : null;
    const outgoing = outgoingRow({
      row,
      fields: leave.fields,
      adPlatform: definition.adPlatform,
      click,
      hostAccount,
      mapping: setup.mapping.find(({ fact, event }) => fact === row.factName && event === row.event),
    });
    const mapped = this.mapped(outgoing, settings);
    return {
      row,
      personId: row.personId,
      bytes: 'message' in mapped ? definition.bytesOf(mapped.message) : 0,
      mapped,
      details: JSON.stringify({ consents: leave.consents }),
      hidden: hiddenOf(outgoing),
      decidedAtMs: this.context.leases.monotonicMs(),
    };
  }

  /** One row that cannot be mapped must not hold up those that were claimed with it. */
  private mapped(outgoing: OutgoingRow, settings: unknown): MappedParcel['mapped'] {
    try {
      return this.working.definition.map(outgoing, settings);
    } catch (error) {
      this.context.platform.logger.error(
        { err: error, delivery: outgoing.deliveryId },
        'a row cannot be mapped',
      );
      return { refusal: 'mapping_failed' };
    }
  }

  private async putAside(
    ended: readonly Outcome[],
    waiting: readonly ClaimedRow[],
    people: ReadonlySet<PersonId>,
  ): Promise<void> {
    const { platform, worker } = this.context;
    if (waiting.length > 0) {
      await waitForConsent(platform.db, worker, waiting);
      await this.lookAgain(waiting, [...people]);
      this.markBusy(waiting, -1);
    }
    if (ended.length > 0) {
      await this.recorder.record(ended);
      this.markBusy(
        ended.map(({ row }) => row),
        -1,
      );
    }
  }

  /** Who agreed between the question and the putting aside would wait for ever: so it is asked once more. */
  private async lookAgain(waiting: readonly ClaimedRow[], people: readonly PersonId[]): Promise<void> {
    const { db } = this.context.platform;
    const { definition, account } = this.working;
    const decisions = await leavingDecisions(db, people);
    const decided = waiting.filter(({ personId, factName }) => {
      const own = decisions.get(personId) ?? {};
      return decideLeave({ factName, adPlatform: definition.adPlatform }, own).leave !== 'wait';
    });
    if (decided.length === 0) return;
    await db.transaction((tx) =>
      stopWaiting(
        tx,
        decided.map(({ personId }) => personId),
        'consent',
        [account.accountId],
      ),
    );
  }

  private startLine(line: MappedParcel[][]): void {
    const rows = line.flat().map(({ row }) => row);
    this.sending += 1;
    const sent = () => {
      this.sending -= 1;
      this.onProgress();
    };
    const work = sendLine(this.lineContext(), line, sent)
      .catch((error: unknown) => {
        this.context.platform.logger.error({ err: error }, 'a line ended unexpectedly');
      })
      .finally(() => {
        this.lines.delete(work);
        this.markBusy(rows, -1);
        this.onProgress();
      });
    this.lines.add(work);
  }

  private lineContext(): LineContext {
    const { platform, worker, leases, sendRequest, worldNow, random, nonce, signal } = this.context;
    return {
      working: this.working,
      recorder: this.recorder,
      platform,
      sendRequest: this.context.sendRequestFor?.(this.working) ?? sendRequest,
      worldNow,
      random,
      nonce,
      signal,
      monotonicMs: () => leases.monotonicMs(),
      inside:
        this.context.takeInside?.(this.working.account.accountId, this.working.account.sink) !== undefined,
      slots: this.slots,
      maySend: (rows) => rows.every((row) => leases.maySend(row)),
      giveBack: (rows) => releaseClaims(platform.db, worker, rows).catch(() => undefined),
      succeeded: () => this.succeeded(),
      failed: (failure) => this.failed(failure),
    };
  }

  private succeeded(): void {
    if (this.health && this.health.failures === 0 && this.health.breaker === 'closed') return;
    const { db, clock } = this.context.platform;
    const { accountId } = this.working.account;
    const wasOpen = this.health?.breaker !== 'closed';
    this.health = afterSuccess(clock.now());
    this.settle(async () => {
      await writeHealth(db, accountId, this.health!);
      if (wasOpen) await dueNow(db, accountId, clock.now());
      this.onProgress();
    });
  }

  private failed(failure: Failure): void {
    const { platform, random } = this.context;
    const { definition, account } = this.working;
    const before = this.health ?? afterSuccess(platform.clock.now());
    this.accountAtFault ||= failure.accountAtFault;
    this.health = afterFailure(before, failure, {
      now: platform.clock.now(),
      random: random(),
      longestPauseMs: definition.dropsRepeats ? longestPauseMs.dropsRepeats : longestPauseMs.keepsRepeats,
    });
    const { health } = this;
    if (before.breaker === 'closed' && health.breaker === 'open') {
      platform.logger.warn(
        { account: account.accountId, cause: failure.cause },
        'a receiver is left in peace',
      );
    }
    this.settle(() => writeHealth(platform.db, account.accountId, health));
  }

  private settle(work: () => Promise<void>): void {
    this.settling = this.settling.then(work).catch((error: unknown) => {
      this.context.platform.logger.warn({ err: error }, 'the health of a receiver was not written');
    });
  }

  private markBusy(rows: readonly ClaimedRow[], change: 1 | -1): void {
    for (const { lane } of rows) this.busyLanes.set(lane, (this.busyLanes.get(lane) ?? 0) + change);
  }
}

function hiddenOf(outgoing: OutgoingRow): Needle[] {
  const { clickId } = outgoing.data;
  const told = typeof clickId === 'string' ? [{ text: clickId, kind: 'click' } as const] : [];
  return [...personalNeedles(outgoing), ...told];
}

/** Whole lists up to so many in all; a list is cut only when it is the first. */
function takeWhole(lists: readonly string[][], max: number): string[] {
  const taken: string[] = [];
  for (const list of lists) {
    if (taken.length + list.length <= max) taken.push(...list);
    else if (taken.length === 0) taken.push(...list.slice(0, max));
  }
  return taken;
}
