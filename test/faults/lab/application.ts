import type { ApplicationId, LoanId } from '@loudou/shared/ids';
import type { FactData } from '@loudou/shared/catalogue';
import { lockAccount, writeOwner } from '../../../bff/src/delivery/accounts/account-admin.store';
import { putRowsAside } from '../../../bff/src/delivery/accounts/put-aside';
import type { Database } from '../../../bff/src/platform/database';
import { appendFact } from '../../../bff/src/platform/outbox';
import type { Platform } from '../../../bff/src/platform/platform';
import type { Activity } from './activity';
import type { RecordedFact, RecordedWithdrawal } from './run-record';
import type { LabFactName, Scenario, ScenarioFact } from './scenario';
import { type VirtualTime, worldStartMs } from './virtual-time';
import { insertConsents, type LabPerson } from './world';

export interface ApplicationTrace {
  facts: RecordedFact[];
  withdrawals: RecordedWithdrawal[];
  gradingVersions: { version: number; fromMs: number }[];
}

/** What happens to people and in the console, at its time, whatever the workers are doing. */
export class LabApplication {
  readonly trace: ApplicationTrace = {
    facts: [],
    withdrawals: [],
    gradingVersions: [{ version: 1, fromMs: -Infinity }],
  };
  private readonly sequences = new Map<string, number>();

  constructor(
    private readonly platform: Platform,
    private readonly time: VirtualTime,
    private readonly activity: Activity,
    private readonly onFact: () => void,
  ) {}

  async live(scenario: Scenario, people: readonly LabPerson[]): Promise<void> {
    await Promise.all([
      ...people.map((person, index) => this.personLives(person, index)),
      this.ownerChanges(scenario),
      this.gradingChanges(scenario),
    ]);
  }

  private async personLives(person: LabPerson, index: number): Promise<void> {
    const steps = [
      ...person.scenario.facts.map((fact) => ({
        atMs: fact.atMs,
        take: () => this.tell(person, index, fact),
      })),
      ...person.scenario.withdrawals.map(({ atMs, purpose }) => ({
        atMs,
        take: () => this.withdraw(person, index, purpose),
      })),
    ].sort((one, other) => one.atMs - other.atMs);
    for (const { atMs, take } of steps) {
      await this.until(atMs);
      await this.activity.during(take);
      this.onFact();
    }
  }

  private async tell({ personId, touchId }: LabPerson, index: number, fact: ScenarioFact): Promise<void> {
    const { platform } = this;
    const { ids } = platform;
    const factId = await platform.db.transaction((tx) =>
      appendFact(
        { ...platform, db: tx },
        {
          name: fact.name,
          personId,
          touchId,
          onceKey: ids.next('key'),
          host: 'weapp',
          data: dataOf(fact, platform),
        },
      ),
    );
    this.keep({ factId, personId, person: index, name: fact.name, riskBand: fact.riskBand });
  }

  private async withdraw(
    { personId, touchId }: LabPerson,
    index: number,
    purpose: RecordedWithdrawal['purpose'],
  ): Promise<void> {
    const { platform } = this;
    const consentId = platform.ids.next('consent');
    const at = platform.clock.now();
    const factId = await platform.db.transaction(async (tx) => {
      await insertConsents(
        tx,
        [{ consent_id: consentId, person_id: personId, purpose, decision: 'withdrawn' }],
        at,
      );
      return appendFact(
        { ...platform, db: tx },
        {
          name: 'consent_withdrawn',
          personId,
          touchId,
          onceKey: consentId,
          data: { consentId, purpose, effectiveAt: at.toISOString() },
        },
      );
    });
    this.trace.withdrawals.push({ personId, purpose, atMs: this.time.nowMs() });
    this.keep({ factId, personId, person: index, name: 'consent_withdrawn', riskBand: null });
  }

  private keep(fact: Omit<RecordedFact, 'sequence' | 'recordedAtMs' | 'leavesBy'>): void {
    const sequence = (this.sequences.get(fact.personId) ?? 0) + 1;
    this.sequences.set(fact.personId, sequence);
    const leavesBy = byContract.has(fact.name) ? 'contract' : 'application_processing';
    this.trace.facts.push({ ...fact, sequence, leavesBy, recordedAtMs: this.time.nowMs() });
  }

  private async ownerChanges({ ownerChange }: Scenario): Promise<void> {
    if (!ownerChange) return;
    const { account, atMs } = ownerChange;
    await this.until(atMs);
    await this.activity.during(() =>
      this.db.transaction(async (tx) => {
        await lockAccount(tx, account);
        await writeOwner(tx, account, 'core');
        await putRowsAside(tx, account, 'owned_by_core', 'lab', new Date(this.time.nowMs()));
      }),
    );
  }

  /** In force from this very moment: what happened before keeps its old grade, whenever it is planned. */
  private async gradingChanges({ gradingChangeAtMs }: Scenario): Promise<void> {
    if (gradingChangeAtMs === null) return;
    await this.until(gradingChangeAtMs);
    this.trace.gradingVersions.push({ version: 2, fromMs: this.time.nowMs() });
    await this.activity.during(() =>
      this.db.query(
        `insert into grading_policy (version, policy_table, made_by, made_at, released_at, released_by)
         values (2, $1, 'lab', $2, $2, 'lab')`,
        [JSON.stringify(harsherPolicy), new Date(this.time.nowMs())],
      ),
    );
  }

  private get db(): Database {
    return this.platform.db;
  }

  private until(atMs: number): Promise<void> {
    return this.time.sleep(worldStartMs + atMs - this.time.nowMs());
  }
}

const byContract = new Set(['loan_disbursed', 'repeat_drawn', 'consent_withdrawn']);
const harsherPolicy = {
  capFen: 50_000,
  rows: [{ when: { riskBands: ['R1', 'R2'] }, grade: 'C', expectedValueFen: 5_000 }],
};

function dataOf({ name, riskBand }: ScenarioFact, { ids, clock }: Platform): FactData<LabFactName> {
  const applicationId: ApplicationId = ids.next('application');
  const loanId: LoanId = ids.next('loan');
  const now = clock.now().toISOString();
  const loan = {
    loanId,
    applicationId,
    amountFen: 500_000,
    months: 12,
    method: 'equal_installment' as const,
    annualRateBps: 1_800,
    disbursedAt: now,
    limitBand: 'L2',
    riskBand,
  };
  switch (name) {
    case 'user_registered':
      return { method: 'sms', host: 'weapp', priorTouches: 1, creditedTouchId: null };
    case 'application_submitted':
      return { applicationId, lenderCode: 'qingshan', completedSteps: 4, secondsSinceStart: 240 };
    case 'credit_approved':
      return {
        applicationId,
        limitFen: 2_000_000,
        limitBand: 'L2',
        riskBand,
        annualRateBps: 1_800,
        validUntil: now,
      };
    case 'loan_disbursed':
      return loan;
    case 'repeat_drawn':
      return { ...loan, nth: 2 };
  }
}
