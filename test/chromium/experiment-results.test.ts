import type { Page } from 'playwright-core';
import { type Look, openConsole, openConsoleWorld, picture } from './console-window';
import { openSuite } from './open-suite';

const suite = openSuite(openConsoleWorld);

const idOf = (number: number) => `exp_${String(number).padStart(26, '0')}`;

interface Planted {
  number: number;
  name: string;
  state: 'draft' | 'running' | 'paused' | 'stopped';
  people: number;
  /** Of a hundred who see it, how many hand in, in A and in B. */
  handedIn: readonly [number, number];
  /** Of a hundred, how many are given B. */
  givenB: number;
}

const better: Planted = {
  number: 31,
  name: '分步申请页',
  state: 'running',
  people: 9_000,
  handedIn: [45, 51],
  givenB: 50,
};
const alike: Planted = {
  ...better,
  number: 32,
  name: '价格先说',
  state: 'paused',
  people: 4_000,
  handedIn: [45, 45],
};
/** So that a planned look crosses its boundary and the interval of any moment still holds 0. */
const byLook: Planted = {
  ...better,
  number: 38,
  name: '先问身份证',
  people: 11_000,
  handedIn: [45, 47],
};
const few: Planted = { ...better, number: 33, name: '少填一项', people: 80 };
const crooked: Planted = { ...better, number: 34, name: '大字首屏', people: 4_000, givenB: 62 };
const nobody: Planted = { ...better, number: 35, name: '换一句标题', people: 0 };
const unstarted: Planted = { ...better, number: 36, name: '还在写', state: 'draft', people: 0 };

const definitionOf = ({ name }: Planted) => ({
  name,
  hypothesis: '把一屏 9 项拆成三步、先身份后银行卡，会有更多人完成申请。',
  layer: 'landing',
  unit: 'host',
  audience: { hosts: ['weapp', 'tt'], adPlatforms: null, newcomersOnly: false },
  slot: { fromBps: 0, toBps: 10_000 },
  shareBps: 5_000,
  variants: [
    { key: 'a', name: '单页', weightBps: 5_000, values: {} },
    { key: 'b', name: '三步', weightBps: 5_000, values: { 'landing.title': '先看清价格，再决定借不借' } },
  ],
  primary: { metric: 'submitted', smallestEffect: 200 },
  guardrails: [{ metric: 'drawn', margin: 400 }],
  looks: 5,
  alphaBps: 500,
  powerBps: 8_000,
  plannedDays: 24,
  plannedUnits: 12_000,
  changesPrice: false,
});

/** Twenty days of people, as the rooms of definition, assignment and exposure leave them. */
async function plant(planted: Planted): Promise<void> {
  const { db } = suite.world.database;
  const { number, state, people, handedIn, givenB } = planted;
  const experimentId = idOf(number);
  const definition = JSON.stringify(definitionOf(planted));
  const phase = state === 'draft' ? 0 : 1;
  await db.query(
    `insert into experiment (experiment_id, number, layer, state, definition, revision, phase, made_by, made_at, changed_by, changed_at)
     values ($1, $2, 'landing', $3, $4::jsonb, 1, $5, 'opr', now() - interval '21 days', 'opr', now() - interval '21 days')`,
    [experimentId, number, state, definition, phase],
  );
  if (phase === 0) return;
  await db.query(
    `insert into experiment_phase (experiment_id, phase, definition, definition_hash, seed, hash_version, rules_version, text_hash, started_at, started_by)
     values ($1, 1, $2::jsonb, '', 'seed', 2, 'rules', 'text', now() - interval '20 days', 'opr')`,
    [experimentId, definition],
  );
  await db.query(
    `insert into experiment_share (experiment_id, phase, share_bps, set_at, set_by, because)
     values ($1, 1, 5000, now() - interval '20 days', 'opr', 'started')`,
    [experimentId],
  );
  const drawn = `
    with person_of as (
      select n, lpad((${number} * 1000000 + n)::text, 26, '0') as own,
             case when ('x' || substr(md5('arm' || n), 1, 4))::bit(16)::int % 100 < ${givenB} then 'b' else 'a' end as variant,
             ('x' || substr(md5('luck' || n || ${number}), 1, 4))::bit(16)::int % 1000 / 10.0 as luck,
             case when n % 3 = 0 then 'tt' else 'weapp' end as host,
             now() - interval '19 days' + n * interval '18 days' / ${Math.max(1, people)} as seen_at
      from generate_series(1, ${people}) n
    )`;
  await db.query(
    `${drawn} insert into person (person_id, created_at) select 'psn_' || own, seen_at - interval '9 seconds' from person_of`,
  );
  await db.query(
    `${drawn} insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, ids, raw, paid_click, once_key, arrived_at)
     select 'tch_' || own, 'psn_' || own, 'dev', host, 'ad', 'cold', case when n % 2 = 0 then 'ocean_engine' else 'tencent_ads' end,
            '{}', '{}', true, 'tch_' || own, seen_at - interval '9 seconds' from person_of`,
  );
  await db.query(
    `${drawn} insert into experiment_assignment (assignment_id, experiment_id, phase, variant, unit_kind, unit_id, host, person_id, share_bps, config_version, assigned_at)
     select 'asg_' || own, '${experimentId}', 1, variant, 'host', convert_to(own, 'UTF8'), host, 'psn_' || own, 5000, 1, seen_at - interval '8 seconds' from person_of`,
  );
  await db.query(
    `${drawn} insert into experiment_exposure (assignment_id, experiment_id, phase, variant, person_id, host, exposed_at)
     select 'asg_' || own, '${experimentId}', 1, variant, 'psn_' || own, host, seen_at from person_of where n % 50 <> 0`,
  );
  await db.query(
    `${drawn} insert into experiment_timeout (assignment_id, experiment_id, phase, variant, timed_out_at)
     select 'asg_' || own, '${experimentId}', 1, variant, seen_at from person_of where n % 100 = 0`,
  );
  const steps = [
    ['user_registered', 5, 100, '{}'],
    ['application_submitted', 20, null, '{}'],
    ['credit_approved', 60, 22, '{"riskBand":"R2","limitBand":"L3","annualRateBps":1800}'],
    ['loan_disbursed', 600, 12, '{"amountFen":1000000}'],
  ] as const;
  for (const [place, [fact, minutes, of, data]] of steps.entries())
    await db.query(
      `${drawn} insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, touch_id, data, recorded_at)
       select 'fct_${place}' || right(own, 25), 'psn_' || own, ${place + 1}, '${fact}', 1, '${fact}' || own,
              seen_at + interval '${minutes} minutes', 'tch_' || own, '${data}', seen_at + interval '${minutes} minutes'
       from person_of where luck < ${of ?? `case variant when 'a' then ${handedIn[0]} else ${handedIn[1]} end`}`,
    );
}

const open = (page: Page, { number }: Planted, query = '') =>
  page.goto(`${suite.world.sandboxUrl}/console/experiments/${idOf(number)}/results${query}`);

async function inWindow(look: Look, walk: (page: Page) => Promise<void>): Promise<void> {
  const { page, problems, close } = await openConsole(suite, look);
  try {
    await walk(page);
  } catch (error) {
    await picture(page, 'experiment-results-failed');
    throw new Error(`${String(error)}\nThe page reads:\n${await page.innerText('body')}`, { cause: error });
  } finally {
    await close();
  }
  expect(problems).toEqual([]);
}

beforeAll(async () => {
  for (const planted of [better, alike, byLook, few, crooked, nobody, unstarted]) await plant(planted);
  await suite.world.database.db.query(
    `insert into audit_entry (operator_id, action, subject, reason, happened_at)
     values ('system:watcher', 'experiment_paused', $1, '分流要人看一眼', now() - interval '1 day')`,
    [idOf(alike.number)],
  );
}, 120_000);

test(
  'what is better is said first, with its evidence under it',
  () =>
    inWindow('light', async (page) => {
      await open(page, better);
      await page.getByText('B「三步」更好').first().waitFor({ timeout: 60_000 });
      await picture(page, 'experiment-results-better');
      expect(await page.locator('body').innerText()).not.toContain('显著');
      await page.getByRole('button', { name: '怎么算的' }).click();
      await page.getByText('渐近置信序列').waitFor();
      await page.keyboard.press('Escape');
      await page.getByText('可疑流量也算').click();
      await page.waitForURL(/bots=in/);
      // A letter typed at a switch belongs to the switch.
      await page.getByRole('heading', { name: '可信吗' }).click();
      await page.evaluate('document.activeElement.blur()');
      await page.keyboard.press('t');
      await page.getByRole('columnheader', { name: '首次曝光日' }).first().waitFor();
      await picture(page, 'experiment-results-tables', { shown: ['light'] });
    }),
  240_000,
);

test(
  'what the rule says is acted on with a reason, and otherwise waits for a second person',
  () =>
    inWindow('light', async (page) => {
      await open(page, better);
      await page.getByText('按冻结规则的建议').waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: '另作决定' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('停掉，退回默认页').click();
      await dialog.getByText('要第二个人同意才生效').waitFor();
      const submit = dialog.getByRole('button', { name: '提交，等第二个人' });
      expect(await submit.isDisabled()).toBe(true);
      await dialog.getByLabel('原因').fill('客服排不开，先停');
      await picture(page, 'experiment-results-decide', { shown: ['light'] });
      await submit.click();
      await page.getByRole('heading', { name: '等第二个人' }).waitFor();
      await page.getByText('这是你自己的决定，要别人来同意').waitFor();
      await page.getByText('客服排不开，先停').first().waitFor();
      await picture(page, 'experiment-results-pending', { shown: ['light'] });
    }),
  240_000,
);

test(
  'what a planned look says is said with both intervals, and the rule beside it says the same',
  () =>
    inWindow('light', async (page) => {
      await open(page, byLook);
      await page.getByText('B「三步」更好').first().waitFor({ timeout: 60_000 });
      await page.getByText(/第 4 次计划的看（共 5 次，数到 .+）越过了事先定下的界/).waitFor();
      await page.getByText(/任何时刻都有效的区间现在是 −.+ 到 \+.+ 点，还含 0。/).waitFor();
      await page.getByText('第 4 / 5 次计划的看越过了界').waitFor();
      await picture(page, 'experiment-results-by-look');
    }),
  240_000,
);

test(
  'no difference, too few, a split that is off, nobody, and not started each say so',
  () =>
    inWindow('dark', async (page) => {
      const says: [Planted, string][] = [
        [alike, '还看不出好坏'],
        [few, '人还太少'],
        [crooked, '分流不对，结果先不要读'],
        [nobody, '还没有人看到差别'],
        [unstarted, '还没有开始'],
      ];
      for (const [planted, sentence] of says) {
        await open(page, planted);
        await page.getByText(sentence).first().waitFor({ timeout: 60_000 });
        await picture(page, `experiment-results-${planted.number}`, { shown: ['dark'] });
      }
      await open(page, alike);
      await page.getByText('已暂停，所有人看到默认页').waitFor();
      await page.getByText('分流要人看一眼').waitFor();
    }),
  240_000,
);
