import type { Queryable } from '../../platform/database';
import { type WorkingAccount, workingAccounts } from '../accounts/account.store';
import { renewSecrets } from '../accounts/renew-secrets';
import { planFacts } from '../planning/plan-facts';
import { planRegrades } from '../planning/plan-regrades';
import { resolveAbandoned } from './abandoned';
import { AccountWork } from './account-work';
import { partLanes } from './lane-parts';
import { expireWaiting, putAsideWhatIsNotOurs } from './sweep';
import type { WorkContext } from './work-context';

export interface LedgerWorkerOptions extends WorkContext {
  /** The last word on an account that is set up by the environment and not in the console. */
  adjust?(working: WorkingAccount): WorkingAccount;
}

/**
 * One worker of the ledger: holds lanes, plans their facts and works for every account on them. It has no timer
 * of its own; whoever runs it says when.
 */
export class LedgerWorker {
  private readonly works = new Map<string, AccountWork>();
  private accounts = new Map<string, WorkingAccount>();
  private unreadable: ReadonlySet<string> = new Set();

  private readonly options: LedgerWorkerOptions;

  constructor(
    options: LedgerWorkerOptions,
    private readonly onProgress: () => void = () => {},
  ) {
    this.options = { ...options, platform: { ...options.platform, clock: options.leases.clock } };
  }

  /** Reads what may have changed, keeps and takes lanes, looks at what their last owners left behind. */
  async beat(leaseConnection: Queryable): Promise<void> {
    const { leases, platform, random } = this.options;
    await this.refresh();
    const taken = await leases.beat(leaseConnection, (lane) => this.isBusy(lane));
    if (taken.leases.length === 0) return;
    await resolveAbandoned(platform, taken.leases, this.accounts, random);
    leases.open(taken);
  }

  async refresh(): Promise<void> {
    const { platform, adjust = (working: WorkingAccount) => working } = this.options;
    const unreadable = new Set<string>();
    const found = await workingAccounts(platform.db, platform.vault, (account, problem) => {
      unreadable.add(account);
      platform.logger.error({ err: problem, account }, 'the set-up of an account cannot be read');
    });
    this.unreadable = unreadable;
    this.accounts = new Map(found.map((working) => [working.account.accountId, adjust(working)]));
    for (const [accountId, working] of this.accounts) {
      const work = this.works.get(accountId);
      if (work) work.update(working);
      else this.works.set(accountId, new AccountWork(this.options, working, this.onProgress));
    }
    for (const accountId of [...this.works.keys()].filter((id) => !this.accounts.has(id))) {
      this.works.delete(accountId);
    }
  }

  /** Plans the facts of this worker's lanes, several lanes side by side; gives back how many. */
  async plan(): Promise<number> {
    const { platform, leases } = this.options;
    const context = { platform, accounts: [...this.accounts.values()], unreadable: this.unreadable };
    const lanes = leases.claimable().map(({ lane }) => lane);
    const parts = partLanes(lanes, (lane) => lane);
    const results = await Promise.all(parts.map((part) => planFacts(context, part)));
    if (!results.some((result) => 'stale' in result)) {
      return results.reduce((sum, result) => sum + ('planned' in result ? result.planned : 0), 0);
    }
    await this.refresh();
    return 1;
  }

  async planRegrades(): Promise<number> {
    const { platform } = this.options;
    // Before the accounts are read there is nobody to tell, and told is told only once.
    if (this.accounts.size === 0) return 0;
    return planRegrades({ platform, accounts: [...this.accounts.values()], unreadable: this.unreadable });
  }

  /** Renews secrets that run out, and those of accounts whose receiver no longer takes them. */
  async renewSecrets(): Promise<void> {
    for (const [accountId, working] of this.accounts) {
      const atOnce = this.works.get(accountId)?.takesFault() ?? false;
      const isRenewed = await renewSecrets(this.options, working, atOnce);
      if (isRenewed) await this.refresh();
    }
  }

  /** Looks after rows that no attempt would find. */
  async sweep(): Promise<number> {
    const { platform, leases } = this.options;
    const lanes = leases.claimable().map(({ lane }) => lane);
    return (await expireWaiting(platform, lanes)) + (await putAsideWhatIsNotOurs(platform));
  }

  accountIds(): string[] {
    return [...this.works.keys()];
  }

  /** One look at the queue of one account; gives back how many rows were taken on. */
  async turn(accountId: string): Promise<number> {
    return (await this.works.get(accountId)?.turn()) ?? 0;
  }

  async idle(): Promise<void> {
    await Promise.all([...this.works.values()].map((work) => work.idle()));
  }

  private isBusy(lane: number): boolean {
    return [...this.works.values()].some((work) => work.isBusy(lane));
  }
}
