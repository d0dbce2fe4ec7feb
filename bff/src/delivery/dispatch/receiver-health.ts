import type { WorkingAccount } from '../accounts/account.store';
import { afterFailure, afterSuccess, type Failure, type Health, longestPauseMs } from './breaker.rules';
import { dueNow, readHealth, takeProbe, writeHealth } from './health.store';
import type { WorkContext } from './work-context';

const healthTtlMs = 250;
/** A probe that got no answer in time was not lost by us alone. */
const probeGraceMs = 1_000;

/** How one receiver fares, as this worker sees it; what all workers must know of it is written down. */
export class ReceiverHealth {
  private health: Health | null = null;
  private readMs = 0;
  private settling: Promise<void> = Promise.resolve();
  private accountAtFault = false;

  constructor(
    private readonly context: Pick<WorkContext, 'platform' | 'random'>,
    private readonly onReturn: () => void,
  ) {}

  /** Whether the receiver found fault with the account itself since this was asked last. */
  takesFault(): boolean {
    const was = this.accountAtFault;
    this.accountAtFault = false;
    return was;
  }

  /** A receiver that was left in peace is tried with one row, by one of all workers, when nothing is on its way. */
  async mayTry({ account, setup }: WorkingAccount, isIdle: boolean): Promise<'yes' | 'probe' | 'no'> {
    const { db, clock } = this.context.platform;
    const nowMs = performance.now();
    if (!this.health || this.health.breaker !== 'closed' || nowMs - this.readMs > healthTtlMs) {
      this.health = await readHealth(db, account.accountId);
      this.readMs = nowMs;
    }
    if (this.health.breaker === 'closed') return 'yes';
    if (!isIdle) return 'no';
    const probeMs = setup.timeoutMs + probeGraceMs;
    return (await takeProbe(db, account.accountId, clock.now(), probeMs)) ? 'probe' : 'no';
  }

  succeeded({ account: { accountId } }: WorkingAccount): void {
    if (this.health && this.health.failures === 0 && this.health.breaker === 'closed') return;
    const { db, clock } = this.context.platform;
    const wasOpen = this.health?.breaker !== 'closed';
    this.health = afterSuccess(clock.now());
    const { health } = this;
    this.settle(async () => {
      await writeHealth(db, accountId, health);
      if (wasOpen) await dueNow(db, accountId, clock.now());
      this.onReturn();
    });
  }

  failed({ account, definition }: WorkingAccount, failure: Failure): void {
    const { platform, random } = this.context;
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

  /** Resolves when everything said of the receiver is written down. */
  async settled(): Promise<void> {
    await this.settling;
  }

  private settle(work: () => Promise<void>): void {
    this.settling = this.settling.then(work).catch((error: unknown) => {
      this.context.platform.logger.warn({ err: error }, 'the health of a receiver was not written');
    });
  }
}
