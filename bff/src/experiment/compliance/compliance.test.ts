import { defaultProduct } from '@loudou/shared/product';
import type { ExperimentId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import type { Operator } from '../../platform/trpc';
import type { Definition } from '../definition/definition';
import {
  callerOf,
  insertPeople,
  people,
  problemOf,
  soundWorld,
  type StandingClock,
} from '../definition/experiment.fixture';
import { plantPhase } from '../definition/planted-experiment.fixture';
import { stepBackBySafety } from '../definition/rollout.actions';
import { pauseBySafety } from '../definition/running.actions';
import type { TemplateName } from '../definition/templates';
import { publishedCaps, type RateCap } from './caps/rate-caps';
import { checkText } from './check-text';
import { gate } from './gate';
import { recheckWork, type Takers } from './recheck.work';

let database: TestDatabase;
let clock: StandingClock;
let keys = 0;

const key = () => `key-of-a-test-${String((keys += 1)).padStart(6, '0')}`;
const as = (operator: Operator) => callerOf(soundWorld(), operator, database.db, clock);
const { lin, song, chen, zhou } = people;
const reason = '逐字看过';

async function create(template: TemplateName = 'another_title'): Promise<ExperimentId> {
  const { experimentId } = await as(lin).create({ key: key(), template });
  return experimentId;
}
async function edit(experimentId: ExperimentId, change: (draft: Definition) => void, by: Operator = lin) {
  const { definition, revision } = await as(lin).get({ experimentId });
  change(definition);
  await as(by).save({ key: key(), experimentId, revision, definition });
}
const check = (experimentId: ExperimentId) => as(zhou).compliance.check({ experimentId });
const ask = (experimentId: ExperimentId, by: Operator = chen) =>
  as(by).approval.ask({ key: key(), experimentId });
const stateOf = async (experimentId: ExperimentId, by: Operator = zhou) =>
  as(by).approval.state({ experimentId });
async function decide(
  experimentId: ExperimentId,
  by: Operator,
  decision: 'approved' | 'refused' = 'approved',
) {
  const { textHash } = await check(experimentId);
  return as(by).approval.decide({ key: key(), experimentId, textHash, decision, reason });
}

beforeEach(async () => {
  database = await createTestDatabase();
  clock = standingClock('2026-11-22T04:00:00Z');
  await insertPeople(database.db, clock.now());
});
afterEach(() => database.drop());

describe('a second person', () => {
  test('is neither who asked nor who saved last', async () => {
    const experimentId = await create();
    await ask(experimentId);
    expect(await problemOf(decide(experimentId, chen))).toBe('same_person');
    expect(await problemOf(decide(experimentId, lin))).toBe('same_person');
    expect(await stateOf(experimentId, lin)).toMatchObject({ state: 'waits', mayNotDecide: 'wrote_it' });
    await decide(experimentId, song);
    expect(await stateOf(experimentId)).toMatchObject({
      state: 'approved',
      asked: { by: { name: '陈一' } },
      decided: { by: { name: '宋远' }, reason },
    });
  });

  test('is not who wrote the words either, whoever saved the plan after them', async () => {
    const experimentId = await create();
    await edit(
      experimentId,
      (draft) => {
        draft.variants[1]!.values['landing.title'] = '先看价格，再看自己';
      },
      song,
    );
    await edit(experimentId, (draft) => (draft.plannedDays += 1), lin);
    await ask(experimentId);
    expect(await stateOf(experimentId, song)).toMatchObject({ mayNotDecide: 'wrote_it' });
    expect(await problemOf(decide(experimentId, song))).toBe('same_person');
    await decide(experimentId, zhou);
    expect((await stateOf(experimentId)).state).toBe('approved');
  });

  test('has the compliance role where words of one’s own tell a price', async () => {
    const experimentId = await create();
    await edit(experimentId, (draft) => {
      draft.variants[1]!.values['landing.title'] = '年化利率先看清楚';
    });
    await ask(experimentId);
    expect(await problemOf(decide(experimentId, song))).toBe('not_allowed');
    await decide(experimentId, zhou);
    expect((await stateOf(experimentId)).state).toBe('approved');
  });

  test('has the compliance role where the price changes, also for a word that was given before', async () => {
    const experimentId = await create();
    await ask(experimentId);
    await decide(experimentId, song);
    await edit(experimentId, (draft) => (draft.changesPrice = true));
    expect((await stateOf(experimentId)).state).toBe('needs_compliance');
    await edit(experimentId, (draft) => {
      draft.variants[1]!.values['landing.title'] = '先看价格，再看自己';
    });
    await ask(experimentId);
    expect(await problemOf(decide(experimentId, song))).toBe('not_allowed');
    await decide(experimentId, zhou);
    expect((await stateOf(experimentId)).state).toBe('approved');
  });

  test('may be asked to look again at a text that an administrator approved before the price came in', async () => {
    const experimentId = await create();
    await ask(experimentId);
    await decide(experimentId, song);
    await edit(experimentId, (draft) => (draft.changesPrice = true));
    await ask(experimentId);
    await decide(experimentId, zhou);
    expect((await stateOf(experimentId)).state).toBe('approved');
  });

  test('speaks of exactly one text: another letter voids the word, the old letter brings it back', async () => {
    const experimentId = await create();
    await ask(experimentId);
    await decide(experimentId, zhou);
    const title = (await as(lin).get({ experimentId })).definition.variants[1]!.values['landing.title'];
    const write = (text: string | undefined) =>
      edit(experimentId, (draft) => {
        draft.variants[1]!.values['landing.title'] = text;
      });
    await write(`${title}。`);
    expect((await stateOf(experimentId)).state).toBe('other_text');
    await write(title);
    expect((await stateOf(experimentId)).state).toBe('approved');
  });

  test('can only answer what was asked, once, and of the text that they read', async () => {
    const experimentId = await create();
    expect(await problemOf(decide(experimentId, zhou))).toBe('no_such_decision');
    const [first, again] = [await ask(experimentId), await ask(experimentId)];
    expect(again).toEqual(first);
    const { textHash } = await check(experimentId);
    await edit(experimentId, (draft) => (draft.variants[1]!.values['landing.title'] = '借之前先算一遍'));
    const stale = as(zhou).approval.decide({
      key: key(),
      experimentId,
      textHash,
      decision: 'approved',
      reason,
    });
    expect(await problemOf(stale)).toBe('changed_meanwhile');
    await ask(experimentId);
    const both = await Promise.all([
      problemOf(decide(experimentId, zhou)),
      problemOf(decide(experimentId, song, 'refused')),
    ]);
    expect(both.sort()).toEqual(['no_such_decision', 'passed']);
  });

  test('may refuse, and be asked anew', async () => {
    const experimentId = await create();
    await ask(experimentId);
    await decide(experimentId, zhou, 'refused');
    expect((await stateOf(experimentId)).state).toBe('refused');
    await ask(experimentId);
    expect((await stateOf(experimentId)).state).toBe('waits');
  });

  test('leaves a trace, and so does what the rules said at that moment', async () => {
    const experimentId = await create();
    await ask(experimentId);
    await decide(experimentId, zhou);
    const { textHash, rulesVersion } = await check(experimentId);
    const entries = await database.db.query<{ action: string; after_hash: string }>(
      `select action, after_hash from audit_entry where subject = $1 and action like '%\\_text\\_%'
         or action = 'experiment_approval_asked' order by entry_id`,
      [experimentId],
    );
    expect(entries).toEqual([
      { action: 'experiment_approval_asked', after_hash: textHash },
      { action: 'experiment_text_approved', after_hash: textHash },
    ]);
    const kept = await database.db.query(
      'select variant, text_hash, rules_version from experiment_check order by 1',
    );
    expect(kept).toEqual(
      ['a', 'b'].map((variant) => ({ variant, text_hash: textHash, rules_version: rulesVersion })),
    );
  });

  test('asking is for whoever edits', async () => {
    expect(await problemOf(ask(await create(), zhou))).toBe('not_allowed');
  });
});

describe('what the console is told', () => {
  test('the approval is a rule among the others, and it is all that a template lacks', async () => {
    const experimentId = await create('calculator_first');
    const { variants, passed } = await check(experimentId);
    expect(passed).toBe(true);
    expect(variants.map(({ findings }) => findings.map(({ code }) => code).sort())).toEqual(
      ['a', 'b'].map(() =>
        Array.from({ length: 19 }, (_, place) => `C-${String(place + 1).padStart(2, '0')}`),
      ),
    );
    const open = variants[1]!.findings.filter(({ verdict }) => verdict !== 'passed');
    expect(open.map(({ code, verdict }) => [code, verdict])).toEqual([
      ['C-10', 'not_applicable'],
      ['C-16', 'pending'],
    ]);
  });

  test('a bad text is told with its place, and nothing about it may start', async () => {
    const experimentId = await create();
    await edit(experimentId, (draft) => (draft.variants[1]!.values['landing.title'] = '秒 批到账，零门槛'));
    const { variants, passed } = await check(experimentId);
    expect(passed).toBe(false);
    expect(variants[1]!.findings.find(({ code }) => code === 'C-07')).toMatchObject({
      verdict: 'failed',
      places: ['landing.title'],
      evidence: { hits: 2, phrase: '秒 批到账' },
    });
    const { definition } = await as(lin).get({ experimentId });
    const { findings } = checkText({ product: defaultProduct })(definition, clock.now());
    expect(findings.filter((finding) => !finding.passed)).toEqual([
      { variant: 'b', rule: 'C-07', passed: false },
    ]);
  });

  test('a variant is shown on its host, and beside it what it changes', async () => {
    const experimentId = await create('calculator_first');
    const shown = { experimentId, variant: 'b', host: 'tt', largeText: false } as const;
    const { blocks } = await as(zhou).compliance.rendered(shown);
    expect(blocks.find(({ id }) => id === 'phone.one-tap')?.text).toBe('用抖音绑定的手机号');
    const changed = await as(zhou).compliance.differences(shown);
    expect(changed.every(({ kind }) => kind === 'layout')).toBe(true);
    expect(changed.map(({ block }) => block)).toContain('landing.rate');
    expect(await problemOf(as(zhou).compliance.rendered({ ...shown, variant: 'd' }))).toBe('not_found');
  });
});

describe('rules that change', () => {
  const lowered: readonly RateCap[] = [
    ...publishedCaps,
    { licence: 'consumer_finance', from: '2026-12-01', maxAnnualBps: 2_000, source: '示例' },
  ];

  /** As a start leaves it: the rules have nothing to say yet. */
  async function run(experimentId: ExperimentId) {
    const { definition } = await as(lin).get({ experimentId });
    await plantPhase(database.db, { experimentId, definition, at: clock.now() });
  }
  const takers = (): Takers & { paused: string[] } => {
    const paused: string[] = [];
    return {
      paused,
      pause: ({ experimentId, reason: because }) => {
        paused.push(because);
        return pauseBySafety({ db: database.db, clock }, { experimentId, reason: because });
      },
      stepBack: async () => null,
    };
  };
  const work = (caps: readonly RateCap[], by: Takers) =>
    recheckWork({ db: database.db, clock }, { product: defaultProduct, caps }, by);

  test('look once at what runs and leave it alone while it passes', async () => {
    const experimentId = await create();
    await run(experimentId);
    const by = takers();
    expect([await work(lowered, by).run(), await work(lowered, by).run()]).toEqual([1, 0]);
    expect(by.paused).toEqual([]);
    expect((await as(lin).get({ experimentId })).state).toBe('running');
  });

  test('pause what runs on the day on which it fails, and say why', async () => {
    const experimentId = await create();
    const draft = await create('calculator_first');
    await run(experimentId);
    const by = takers();
    await work(lowered, by).run();
    clock.advance(9 * 24 * 60 * 60_000);
    expect(await work(lowered, by).run()).toBe(1);
    expect(by.paused).toEqual(['rule_changed C-05']);
    expect((await as(lin).get({ experimentId })).state).toBe('paused');
    expect((await as(lin).get({ experimentId: draft })).state).toBe('draft');
    const entry = await database.db.one(
      `select reason from audit_entry where subject = $1 and action = 'experiment_paused'`,
      [experimentId],
    );
    expect(entry).toEqual({ reason: 'rule_changed C-05' });
    expect(await work(lowered, by).run()).toBe(0);
  });

  test('look at what runs, however often its draft is looked at', async () => {
    const experimentId = await create();
    await run(experimentId);
    const by = takers();
    await work(lowered, by).run();
    clock.advance(9 * 24 * 60 * 60_000);
    await edit(experimentId, (draft) => {
      draft.variants[1]!.values['landing.title'] = '先看价格，再看自己';
    });
    await ask(experimentId);
    expect(await work(lowered, by).run()).toBe(1);
    expect(by.paused).toEqual(['rule_changed C-05']);
  });

  test('take nothing away for a variant that nobody sees any more', async () => {
    const experimentId = await create();
    await edit(experimentId, (draft) => {
      draft.variants[0]!.weightBps = 4_000;
      draft.variants[1]!.weightBps = 3_000;
      draft.variants.push({
        key: 'c',
        name: '写错的',
        weightBps: 3_000,
        values: { 'landing.title': '年利率3.6%' },
      });
    });
    await run(experimentId);
    await database.db.query(`update experiment set state = 'decided' where experiment_id = $1`, [
      experimentId,
    ]);
    await database.db.query(
      `insert into experiment_rollout (experiment_id, phase, variant, share_bps, set_at, set_by, because)
       values ($1, 1, 'b', 5000, $2, $3, 'ship')`,
      [experimentId, clock.now(), lin.operatorId],
    );
    const nobody: Takers = {
      pause: () => Promise.reject(new Error('nothing runs')),
      stepBack: () => Promise.reject(new Error('it still passes')),
    };
    expect(await work(publishedCaps, nobody).run()).toBe(1);
  });

  test('take a variant on its way to everybody all the way back', async () => {
    const experimentId = await create();
    await run(experimentId);
    await database.db.query(`update experiment set state = 'decided' where experiment_id = $1`, [
      experimentId,
    ]);
    await database.db.query(
      `insert into experiment_rollout (experiment_id, phase, variant, share_bps, set_at, set_by, because)
       values ($1, 1, 'b', 5000, $2, $3, 'ship')`,
      [experimentId, clock.now(), lin.operatorId],
    );
    clock.advance(9 * 24 * 60 * 60_000);
    const by: Takers = {
      pause: () => Promise.reject(new Error('nothing runs')),
      stepBack: (found) => stepBackBySafety({ db: database.db, clock }, found),
    };
    expect([await work(lowered, by).run(), await work(lowered, by).run()]).toEqual([1, 0]);
    expect((await as(lin).get({ experimentId })).rollout?.shareBps ?? 0).toBe(0);
  });

  test('killed before the pause, the next round finds it as it was', async () => {
    const experimentId = await create();
    await run(experimentId);
    clock.advance(9 * 24 * 60 * 60_000);
    const dying: Takers = { pause: () => Promise.reject(new Error('killed')), stepBack: async () => null };
    await expect(work(lowered, dying).run()).rejects.toThrow('killed');
    const by = takers();
    expect(await work(lowered, by).run()).toBe(1);
    expect((await as(lin).get({ experimentId })).state).toBe('paused');
  });
});

describe('the meter', () => {
  const hour = 60 * 60_000;

  /** Somebody who was busy for so long on two pages of the way, and handed in. */
  async function applicant(name: string, busyMs: number) {
    const { db } = database;
    const at = new Date(clock.nowMs() - hour);
    await db.query('insert into person (person_id, created_at) values ($1, $2)', [name, at]);
    await db.query(
      `insert into application (application_id, person_id, state, product_code, lender_code, requested_amount_fen,
         requested_months, host, started_at, last_active_at, submitted_at)
       values ($1, $1, 'submitted', 'p', 'l', 1, 12, 'weapp', $2, $2, $2)`,
      [name, at],
    );
    for (const page of ['entry.landing', 'apply.identity', 'repay.home'])
      await db.query(
        `insert into behaviour_event (event_id, person_id, device_id, session_id, host, name, version, page, sequence,
           occurred_at, happened_at, received_at, skew_ms, app_version, properties)
         values ($1, $2, 'd', 's', 'weapp', 'page_left', 1, $3, 1, $4, $4, $4, 0, '1', $5::jsonb)`,
        [`${name} ${page}`, name, page, at, JSON.stringify({ dwellMs: 9 * busyMs, activeMs: busyMs })],
      );
  }

  test('has no time to tell before anybody came, and the middle one afterwards', async () => {
    const experimentId = await create();
    const before = await as(zhou).compliance.meter({ experimentId });
    expect(before.variants[0]).toMatchObject({
      screens: 8,
      fields: 8,
      taps: 18,
      medianSeconds: null,
      people: 0,
    });
    expect(before.everybody).toMatchObject({ medianSeconds: null, people: 0 });
    await applicant('one', 30_000);
    await applicant('two', 52_000);
    await applicant('three', 400_000);
    await applicant('looked at a preview', 999_000);
    await database.db.query(
      `insert into traffic_mark (mark_id, person_id, mark, rule, evidence, made_by, marked_at)
       values ('m', 'looked at a preview', 'preview', 'opened_preview@1', '{}', 'rule', now())`,
    );
    expect((await as(zhou).compliance.meter({ experimentId })).everybody).toEqual({
      days: 30,
      medianSeconds: 104,
      people: 3,
    });
  });
});

test('the words that the gates are told are those that the console is told', async () => {
  const experimentId = await create();
  const { definition } = await as(lin).get({ experimentId });
  const { textHash, rulesVersion } = await check(experimentId);
  expect(gate(definition, { product: defaultProduct }, '2026-11-22')).toMatchObject({
    textHash,
    rulesVersion,
  });
});
