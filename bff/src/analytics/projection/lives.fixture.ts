import { beijingDate } from '@loudou/shared/calendar';
import type { Queryable } from '../../platform/database';
import { funnelSteps } from '../funnel/steps';

const start = Date.parse('2026-10-01T00:00:00+08:00');
const at = (minute: number) => new Date(start + minute * 60_000);

/** Something that is recorded; people, touches and facts are named by their place in the order they were made. */
export type Deed =
  | { do: 'arrive'; who: number; minute: number; kind: string; platform: string | null; account: string }
  | { do: 'step'; who: number; step: number; minute: number; purpose: string }
  | { do: 'merge'; who: number; into: number }
  | { do: 'part'; who: number }
  | { do: 'credit'; who: number; touch: number | null }
  | { do: 'mark'; who: number; mark: string }
  | { do: 'grade'; fact: number; grade: string | null };

interface Touch {
  id: string;
  who: number;
  minute: number;
  kind: string;
  platform: string | null;
  account: string;
}
interface Step {
  id: string;
  who: number;
  step: number;
  minute: number;
  purpose: string;
}

/** What one person comes to, counted by hand. */
export interface HandCounted {
  day: string;
  platform: string;
  account: string;
  mark: string;
  depth: number;
  grade: string | null;
}

const creditFacts = ['credit_approved', 'loan_disbursed'];

/**
 * People whose deeds are written as the modules write them, and remembered plainly beside, so that they can be
 * counted one after the other without a database.
 */
export class Lives {
  private readonly mergedInto = new Map<number, number>();
  private readonly touches: Touch[] = [];
  private readonly steps: Step[] = [];
  private readonly credits = new Map<number, number | null>();
  private readonly marks: { who: number; mark: string }[] = [];
  private readonly grades = new Map<string, { grade: string | null; revision: number }>();

  constructor(
    private readonly db: Queryable,
    private readonly name: string,
    private readonly size: number,
  ) {}

  private readonly personId = (who: number) => `per_${this.name}_${who}`;

  async begin(): Promise<void> {
    await this.db.query(
      `insert into person (person_id, created_at) select id, $2 from unnest($1::text[]) as id`,
      [Array.from({ length: this.size }, (_, who) => this.personId(who)), at(0)],
    );
  }

  private rootOf(who: number): number {
    const into = this.mergedInto.get(who);
    return into === undefined ? who : this.rootOf(into);
  }

  async act(deed: Deed): Promise<void> {
    switch (deed.do) {
      case 'arrive':
        return this.arrive(deed);
      case 'step':
        return this.step(deed);
      case 'merge':
        // Whom somebody is part of already, or who would become part of themselves, is left as they are.
        if (this.mergedInto.has(deed.who) || this.rootOf(deed.into) === deed.who) return;
        this.mergedInto.set(deed.who, deed.into);
        return this.setMerged(deed.who, this.personId(deed.into));
      case 'part':
        if (this.mergedInto.delete(deed.who)) await this.setMerged(deed.who, null);
        return;
      case 'credit':
        return this.credit(deed.who, deed.touch);
      case 'mark':
        this.marks.push(deed);
        await this.db.query(
          `insert into traffic_mark (mark_id, person_id, mark, rule, evidence, made_by, marked_at)
           values ($1, $2, $3, 'test', '{}', 'test', $4)`,
          [`mrk_${this.name}_${this.marks.length}`, this.personId(deed.who), deed.mark, at(0)],
        );
        return;
      case 'grade':
        return this.grade(deed.fact, deed.grade);
    }
  }

  private async setMerged(who: number, into: string | null): Promise<void> {
    await this.db.query('update person set merged_into = $2 where person_id = $1', [
      this.personId(who),
      into,
    ]);
  }

  private async arrive(deed: Extract<Deed, { do: 'arrive' }>): Promise<void> {
    const touch = { ...deed, id: `tch_${this.name}_${String(this.touches.length).padStart(3, '0')}` };
    this.touches.push(touch);
    await this.db.query(
      `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, ids, raw,
                          paid_click, once_key, arrived_at)
       values ($1, $2, 'dev', 'tt', $3, 'cold', $4, $5, '{}', $6, $1, $7)`,
      [
        touch.id,
        this.personId(touch.who),
        touch.kind,
        touch.platform,
        JSON.stringify(touch.account ? { accountId: touch.account } : {}),
        touch.platform !== null,
        at(touch.minute),
      ],
    );
  }

  private async step(deed: Extract<Deed, { do: 'step' }>): Promise<void> {
    const step = { ...deed, id: `fct_${this.name}_${String(this.steps.length).padStart(3, '0')}` };
    this.steps.push(step);
    const { fact } = funnelSteps[step.step]!;
    await this.db.query(
      `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
       values ($1, $2, $3, $4, 1, $1, $5, $6::jsonb, $7)`,
      [
        step.id,
        this.personId(step.who),
        this.steps.length,
        fact,
        at(step.minute),
        JSON.stringify(fact === 'consent_granted' ? { purpose: step.purpose } : {}),
        at(0),
      ],
    );
  }

  private async credit(who: number, place: number | null): Promise<void> {
    const touch = place === null ? null : this.touches[place % Math.max(1, this.touches.length)];
    if (touch === undefined) return;
    this.credits.set(who, touch ? this.touches.indexOf(touch) : null);
    await this.db.query(
      `insert into registration_credit (person_id, touch_id, rule_version, credited_at) values ($1, $2, 'test', $3)
       on conflict (person_id) do update set touch_id = excluded.touch_id`,
      [this.personId(who), touch?.id ?? null, at(0)],
    );
  }

  private async grade(place: number, grade: string | null): Promise<void> {
    const gradable = this.steps.filter(({ step }) => creditFacts.includes(funnelSteps[step]!.fact));
    const fact = gradable[place % Math.max(1, gradable.length)];
    if (!fact) return;
    const revision = (this.grades.get(fact.id)?.revision ?? -1) + 1;
    this.grades.set(fact.id, { grade, revision });
    await this.db.query(
      `insert into grade_record (fact_id, fact_name, revision, grade, expected_value_fen, cause, made_by, made_at)
       values ($1, $2, $3, $4, $5, $6, 'test', $7)`,
      [
        fact.id,
        funnelSteps[fact.step]!.fact,
        revision,
        grade,
        grade === null ? null : 1,
        revision === 0 ? null : 'again',
        at(0),
      ],
    );
  }

  /** One person after the other, everything read from memory. */
  countByHand(): HandCounted[] {
    return Array.from({ length: this.size }, (_, who) => who)
      .filter((who) => !this.mergedInto.has(who))
      .flatMap((root) => this.handCounted(root) ?? []);
  }

  private handCounted(root: number): HandCounted | null {
    const isOfRoot = ({ who }: { who: number }) => this.rootOf(who) === root;
    const touches = this.touches.filter(isOfRoot).sort(byMoment);
    const first = touches[0];
    if (!first) return null;
    const latestPaid = touches.filter(({ platform }) => platform !== null).at(-1);
    const credit = this.credits.get(root);
    const chosen =
      credit === undefined ? (latestPaid ?? first) : credit === null ? first : this.touches[credit]!;
    const steps = this.steps
      .filter(isOfRoot)
      .filter(({ step, purpose }) => step !== 1 || purpose === 'application_processing');
    const gap = funnelSteps.findIndex((_, index) => index > 0 && !steps.some(({ step }) => step === index));
    return {
      day: beijingDate(start + first.minute * 60_000),
      platform: chosen.platform ?? '',
      account: chosen.account,
      mark: this.markOf(isOfRoot, touches),
      depth: gap === -1 ? funnelSteps.length : gap,
      grade: this.gradeOf(steps),
    };
  }

  private markOf(isOfRoot: (made: { who: number }) => boolean, touches: Touch[]): string {
    const mark = this.marks.filter(isOfRoot).at(-1)?.mark;
    if (mark === undefined) return touches.some(({ kind }) => kind === 'test') ? 'test' : '';
    return mark === 'none' ? '' : mark;
  }

  private gradeOf(steps: Step[]): string | null {
    const graded = steps
      .filter(({ id, step }) => this.grades.has(id) && creditFacts.includes(funnelSteps[step]!.fact))
      .sort(byMoment);
    const newest = graded.at(-1);
    return newest ? this.grades.get(newest.id)!.grade : null;
  }
}

const byMoment = (one: { minute: number; id: string }, other: { minute: number; id: string }) =>
  one.minute - other.minute || (one.id < other.id ? -1 : 1);
