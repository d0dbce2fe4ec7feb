import type { WorkingAccount } from '../accounts/account.store';
import { leavingDecisions } from '../leaving/decisions.store';
import { decideLeave } from '../leaving/leave.rules';
import type { ClaimedRow } from '../ledger/ledger.types';
import { stopWaiting } from '../ledger/waiting.store';
import { claimDue, isAnyDue, peopleBehindOneRow, type Wanted } from './claim-due';
import { releaseClaims, waitForConsent } from './claim.store';
import { adjustAllowance, takeAllowance } from './health.store';
import { type MappedParcel, prepareParcels } from './prepare-parcels';
import { ReceiverHealth } from './receiver-health';
import { type Outcome, Recorder } from './recorder';
import { type LineContext, sendLine } from './send-line';
import { firstShipments, packLines, type Shipment } from './shipment.rules';
import { Slots } from './slots';
import type { WorkContext } from './work-context';

const maxRequests = 64;
/** Where rows are claimed ahead, some lines wait for a request's slot, so that the queue need not be asked for each. */
const maxLinesAhead = 256;
const maxClaimedRows = 1_600;
/** A rate at or above this is none: nothing is counted. */
const unlimitedPerSecond = 100_000;

/**
 * Works for one account: claims what is due on this worker's lanes, sends it in lines side by side, and writes
 * down what became of it. Whatever goes wrong here stays here; other accounts have works of their own.
 */
export class AccountWork {
  private readonly lines = new Set<Promise<void>>();
  /** Lines that have not sent all of theirs; those that have may still wait for the ledger. */
  private sending = 0;
  private readonly busyLanes = new Map<number, number>();
  private readonly recorder: Recorder;
  private readonly health: ReceiverHealth;
  private readonly slots = new Slots(maxRequests);

  constructor(
    private readonly context: WorkContext,
    private working: WorkingAccount,
    private readonly onProgress: () => void = () => {},
  ) {
    const { accountId, sink } = working.account;
    this.health = new ReceiverHealth(context, onProgress);
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
    return this.health.takesFault();
  }

  /** One look at the queue; gives back how many rows were taken on, so that more than none asks for another look. */
  async turn(): Promise<number> {
    const free = this.freeLines();
    if (!this.maySend() || free === 0) return 0;
    const tried = await this.health.mayTry(this.working, this.lines.size === 0);
    if (tried === 'no') return 0;
    const probe = tried === 'probe';
    if (this.isLimited() && !(await isAnyDue(this.context, this.working, probe))) return 0;
    const requests = await this.allowedRequests(probe ? 1 : free);
    if (requests <= 0) return 0;
    const claimed = await claimDue(this.context, this.working, this.wanted(requests, free, probe));
    this.markBusy(claimed, 1);
    const lines = claimed.length > 0 ? packLines(await this.prepare(claimed), this.batch()) : [];
    await this.startLines(lines, requests);
    return claimed.length;
  }

  /** Resolves when nothing is on its way any more. */
  async idle(): Promise<void> {
    while (this.lines.size > 0) await Promise.all(this.lines);
    await this.recorder.settled();
    await this.health.settled();
  }

  private maySend(): boolean {
    const { account, secrets } = this.working;
    const isOurs = account.status === 'running' && account.owner === 'loudou';
    if (!isOurs || secrets === null || this.context.signal.aborted) return false;
    return this.context.leases.claimable().length > 0;
  }

  // A look at the queue costs the same for one row as for a thousand, so it is worth waiting for several free lines;
  // where lines wait for slots, half of them may be gone before a slot is idle.
  private freeLines(): number {
    const [lines, worthALook] = this.claimsAhead()
      ? [maxLinesAhead, maxLinesAhead / 2]
      : [maxRequests, maxRequests / 8];
    const free = lines - this.sending;
    return free < worthALook || this.recorder.isFull() ? 0 : free;
  }

  // Rows that may not be sent twice are claimed only when they can leave at once: what a dead worker held must
  // be called unknown, so it should hold little.
  private claimsAhead(): boolean {
    const { dropsRepeats, batch } = this.working.definition;
    return dropsRepeats || batch.maxRows > 1;
  }

  private wanted(requests: number, people: number, probe: boolean): Wanted {
    if (probe) return { rows: 1, people, probe };
    const rowsALine = Math.max(peopleBehindOneRow, this.batch().maxRows);
    const rows = this.claimsAhead() ? Math.min(maxClaimedRows, people * rowsALine) : people;
    return { rows: this.isLimited() ? Math.min(rows, requests * this.batch().maxRows) : rows, people, probe };
  }

  private batch() {
    return this.working.definition.batch;
  }

  private isLimited(): boolean {
    return this.working.setup.rate.perSecond < unlimitedPerSecond;
  }

  private async allowedRequests(free: number): Promise<number> {
    if (!this.isLimited()) return Number.MAX_SAFE_INTEGER;
    const { db, clock } = this.context.platform;
    const { account, setup } = this.working;
    return takeAllowance(db, account.accountId, free, setup.rate, clock.now());
  }

  /** What may leave; everything else is ended or put aside at once. Nothing, when that cannot be said: then all go back. */
  private async prepare(claimed: readonly ClaimedRow[]): Promise<MappedParcel[]> {
    try {
      const { parcels, ended, waiting } = await prepareParcels(this.context, this.working, claimed);
      await this.putAside(ended, waiting);
      this.markBusy([...waiting, ...ended.map(({ row }) => row)], -1);
      return parcels;
    } catch (error) {
      this.context.platform.logger.error(
        { err: error, account: this.working.account.accountId },
        'rows are given back unsent',
      );
      await this.giveBack(claimed);
      return [];
    }
  }

  private async putAside(ended: readonly Outcome[], waiting: readonly ClaimedRow[]): Promise<void> {
    const { platform, worker } = this.context;
    if (waiting.length > 0) {
      await waitForConsent(platform.db, worker, waiting);
      await this.lookAgain(waiting);
    }
    if (ended.length > 0) await this.recorder.record(ended);
  }

  /** Who agreed between the question and the putting aside would wait for ever: so it is asked once more. */
  private async lookAgain(waiting: readonly ClaimedRow[]): Promise<void> {
    const { db } = this.context.platform;
    const { definition, account } = this.working;
    const decisions = await leavingDecisions(db, [...new Set(waiting.map(({ personId }) => personId))]);
    const decided = waiting.filter(({ personId, factName }) => {
      const own = decisions.get(personId) ?? {};
      return decideLeave({ factName, adPlatform: definition.adPlatform }, own).leave !== 'wait';
    });
    if (decided.length === 0) return;
    const people = decided.map(({ personId }) => personId);
    await db.transaction((tx) => stopWaiting(tx, people, 'consent', [account.accountId]));
  }

  private async giveBack(rows: readonly ClaimedRow[]): Promise<void> {
    const { platform, worker } = this.context;
    if (rows.length > 0) await releaseClaims(platform.db, worker, rows).catch(() => undefined);
    this.markBusy(rows, -1);
  }

  /** Starts as many requests as the account's rate allows; what it does not allow goes back to the queue. */
  private async startLines(lines: Shipment<MappedParcel>[][], allowed: number): Promise<void> {
    const { first, rest, unused } = firstShipments(lines, allowed);
    for (const line of first) this.startLine(line);
    await this.giveBack(rest.flat().map(({ row }) => row));
    await this.adjustAllowance(unused);
  }

  private async adjustAllowance(requests: number): Promise<void> {
    if (!this.isLimited()) return;
    await adjustAllowance(this.context.platform.db, this.working.account.accountId, requests);
  }

  private startLine(line: Shipment<MappedParcel>[]): void {
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
    const { context, working, health } = this;
    const { platform, worker, leases } = context;
    const { accountId, sink } = working.account;
    return {
      ...context,
      sendRequest: context.sendRequestFor?.(working) ?? context.sendRequest,
      working,
      recorder: this.recorder,
      monotonicMs: () => leases.monotonicMs(),
      inside: context.takeInside?.(accountId, sink) !== undefined,
      slots: this.slots,
      maySend: (rows) => rows.every((row) => leases.maySend(row)),
      sendsMore: (requests) => this.adjustAllowance(-requests).catch(() => undefined),
      giveBack: (rows) => releaseClaims(platform.db, worker, rows).catch(() => undefined),
      succeeded: () => health.succeeded(working),
      failed: (failure) => health.failed(working, failure),
    };
  }

  private markBusy(rows: readonly ClaimedRow[], change: 1 | -1): void {
    for (const { lane } of rows) this.busyLanes.set(lane, (this.busyLanes.get(lane) ?? 0) + change);
  }
}
