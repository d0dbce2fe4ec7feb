import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import type { PageConfig } from '@loudou/shared/page-config';
import { plainDefinition } from '../../bff/src/experiment/definition/plain-definition.fixture';
import { plantDraft, plantExperiment } from '../../bff/src/experiment/definition/planted-experiment.fixture';
import { holdAnswers, type Look, openConsole, openConsoleWorld, picture } from './console-window';
import { openSuite } from './open-suite';

const suite = openSuite(openConsoleWorld);

const idOf = (number: number) => `exp_${String(number).padStart(26, '0')}`;
const people = 3_000;
const twentyDaysAgo = new Date(Date.now() - 20 * 86_400_000);

interface Planted {
  number: number;
  name: string;
  state: 'draft' | 'running' | 'paused' | 'decided';
  layer?: 'landing' | 'application';
  slot: readonly [number, number];
}

const running: Planted = { number: 41, name: '标题先说价格', state: 'running', slot: [0, 5_000] };
const paused: Planted = { number: 42, name: '大字首屏', state: 'paused', slot: [5_000, 6_000] };
const movable: Planted = { number: 43, name: '换按钮的字', state: 'draft', slot: [2_000, 5_000] };
const whole: Planted = {
  number: 44,
  name: '还剩几步',
  state: 'running',
  layer: 'application',
  slot: [0, 10_000],
};
const stuck: Planted = { ...whole, number: 45, name: '步骤下加一行', state: 'draft' };

const valuesOf: Record<'landing' | 'application', Partial<PageConfig>> = {
  landing: { 'landing.title': '先看清价格，再决定借不借' },
  application: { 'application.progress': 'left' },
};

const definitionOf = ({ name, layer = 'landing', slot: [fromBps, toBps] }: Planted) =>
  plainDefinition({
    name,
    hypothesis: '把价格放在最前面，会有更多人完成申请。',
    layer,
    audience: { hosts: ['weapp', 'tt'], adPlatforms: null, newcomersOnly: false },
    slot: { fromBps, toBps },
    shareBps: 5_000,
    variants: [
      { key: 'a', name: '现在', weightBps: 5_000, values: {} },
      { key: 'b', name: '新的', weightBps: 5_000, values: valuesOf[layer] },
    ],
    guardrails: [{ metric: 'drawn', margin: 400 }],
    looks: 5,
    plannedDays: 24,
    plannedUnits: 12_000,
  });

async function plant(planted: Planted): Promise<void> {
  const { db } = suite.world.database;
  const { number, state } = planted;
  const experimentId = idOf(number);
  const made = { experimentId, number, definition: definitionOf(planted), at: twentyDaysAgo };
  if (state === 'draft') return plantDraft(db, made);
  await plantExperiment(db, made);
  await db.query('update experiment set state = $2 where experiment_id = $1', [experimentId, state]);
}

/** Nineteen days of people, more of whom hand in with B. */
async function plantPeople(experimentId: string): Promise<void> {
  const { db } = suite.world.database;
  const drawn = `
    with drawn as (
      select n, lpad(n::text, 26, '0') as own, case when md5('arm' || n) < '8' then 'a' else 'b' end as variant,
             ('x' || substr(md5('luck' || n), 1, 4))::bit(16)::int % 100 as luck,
             case when n % 3 = 0 then 'tt' else 'weapp' end as host,
             now() - interval '19 days' + n * interval '18 days' / ${people} as seen_at
      from generate_series(1, ${people}) n
    )`;
  await db.query(
    `${drawn} insert into person (person_id, created_at) select 'psn_' || own, seen_at from drawn`,
  );
  await db.query(
    `${drawn} insert into experiment_assignment (assignment_id, experiment_id, phase, variant, unit_kind, unit_id, host, person_id, share_bps, config_version, assigned_at)
     select 'asg_' || own, $1, 1, variant, 'host', sha256(convert_to(own, 'UTF8')), host, 'psn_' || own, 5000, 1, seen_at - interval '8 seconds' from drawn`,
    [experimentId],
  );
  await db.query(
    `${drawn} insert into experiment_exposure (assignment_id, experiment_id, phase, variant, person_id, host, exposed_at)
     select 'asg_' || own, $1, 1, variant, 'psn_' || own, host, seen_at from drawn where n % 50 <> 0`,
    [experimentId],
  );
  const steps = [
    ['user_registered', 5, 100],
    ['application_submitted', 20, null],
    ['loan_disbursed', 600, 12],
  ] as const;
  for (const [place, [fact, minutes, of]] of steps.entries())
    await db.query(
      `${drawn} insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
       select 'fct_${place}' || right(own, 25), 'psn_' || own, ${place + 1}, '${fact}', 1, '${fact}' || own,
              seen_at + interval '${minutes} minutes', '{"amountFen":1000000}', seen_at + interval '${minutes} minutes'
       from drawn where luck < ${of ?? "case variant when 'a' then 42 else 54 end"}`,
    );
}

async function inWindow(
  look: Look,
  walk: (page: Page) => Promise<void>,
  { failsByWill = false } = {},
): Promise<void> {
  const { page, problems, close } = await openConsole(suite, look);
  try {
    await walk(page);
  } catch (error) {
    await picture(page, 'experiment-files-failed');
    throw new Error(`${String(error)}\nThe page reads:\n${await page.innerText('body')}`, { cause: error });
  } finally {
    await close();
  }
  expect(failsByWill ? [] : problems).toEqual([]);
}

const button = (page: Page, name: string) => page.getByRole('button', { name });
const openList = (page: Page) => page.goto(`${suite.world.sandboxUrl}/console/experiments`);
const openResults = (page: Page, query = '') =>
  page.goto(`${suite.world.sandboxUrl}/console/experiments/${idOf(running.number)}/results${query}`);

async function downloaded(page: Page, name: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download', { timeout: 60_000 }),
    button(page, name).click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

const choose = (page: Page, text: string) =>
  page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'features.json', mimeType: 'application/json', buffer: Buffer.from(text) });

const rule = {
  name: '首屏标题',
  hashVersion: 2,
  hashAttribute: 'host_unit',
  coverage: 0.2,
  weights: [0.5, 0.5],
  condition: { host: { $in: ['weapp', 'tt'] }, is_newcomer: true },
  variations: [{ 'landing.title': '借多少、花多少，先算清楚' }, { 'landing.title': '先看价格，再做决定' }],
};
const feature = (changes: object) => ({ defaultValue: null, rules: [{ ...rule, ...changes }] });
const payloadOf = (features: object) => JSON.stringify({ features }, null, 2);
const experimentsThere = async () =>
  (await suite.world.database.db.one<{ count: number }>('select count(*)::int as count from experiment'))
    .count;

beforeAll(async () => {
  for (const planted of [running, paused, movable, whole, stuck]) await plant(planted);
  await plantPeople(idOf(running.number));
}, 120_000);

test(
  'each layer shows who holds it, and a draft sees for whom it waits',
  () =>
    inWindow('light', async (page) => {
      await openList(page);
      await page.getByRole('heading', { name: '各层的位置' }).waitFor();
      await page.getByText('还空 40%').waitFor();
      await page.getByText('等位：要 20%–50%，EXP-041 占着。可以换到 60%–90%。').waitFor();
      await page.getByText('等位：要 0%–100%，EXP-044 占着。等它结束，或把要的这一段改小。').waitFor();
      await picture(page, 'experiment-layers');
      await page.getByRole('link', { name: /EXP-041 标题先说价格：占 0%–50%，在跑，放进其中的 50%/ }).click();
      await page.waitForURL(new RegExp(idOf(running.number)));
    }),
  120_000,
);

test(
  'what is at work is taken away for GrowthBook, and the audit says so',
  () =>
    inWindow('light', async (page) => {
      await openList(page);
      const { name, content } = await downloaded(page, '导出 GrowthBook 配置');
      expect(name).toMatch(/^growthbook-features-\d+\.json$/);
      const { features } = JSON.parse(content.toString()) as { features: object };
      expect(Object.keys(features)).toEqual(['EXP-041', 'EXP-044']);
      const { db } = suite.world.database;
      const kept = await db.query(
        `select 1 from audit_entry where action = 'experiment_growthbook_exported'`,
      );
      expect(kept).toHaveLength(1);
    }),
  120_000,
);

test(
  'a payload is tried feature by feature; what is bad makes nothing, and what is good makes drafts',
  () =>
    inWindow(
      'light',
      async (page) => {
        const before = await experimentsThere();
        await openList(page);
        await button(page, '导入 GrowthBook').click();
        const dialog = page.getByRole('dialog');
        await picture(page, 'experiment-import-empty');

        await choose(page, '{\n  "features": {\n    "a": 1,\n  }\n}');
        await dialog.getByText('第 4 行不是合法的 JSON').waitFor();
        await choose(page, '{"holidays":[]}');
        await dialog.getByText('这不是 GrowthBook 的 SDK 配置').waitFor();
        await choose(page, payloadOf({ long: feature({ note: 'x'.repeat(300_000) }) }));
        await dialog.getByText('文件太大或嵌套太深').waitFor();
        await picture(page, 'experiment-import-too-large', { shown: ['dark'] });

        await choose(
          page,
          payloadOf({
            'landing-title': feature({}),
            'city-title': feature({ condition: { city: '上海' } }),
            'old-draw': feature({ namespace: ['layer', 0, 0.5] }),
          }),
        );
        await dialog.getByText('3 个 feature 里有').waitFor();
        await dialog.getByText('定向只能用 host、ad_platform 和 is_newcomer: true。').waitFor();
        await dialog.getByText('rules.0.namespace').waitFor();
        expect(await dialog.getByRole('button', { name: '导入' }).isDisabled()).toBe(true);
        await picture(page, 'experiment-import-bad');
        expect(await experimentsThere()).toBe(before);

        await choose(
          page,
          payloadOf({ 'landing-title': feature({}), 'second-title': feature({ name: '第二个' }) }),
        );
        await dialog.getByText('会建 2 份草稿').waitFor();
        await picture(page, 'experiment-import-good');
        await dialog.getByRole('button', { name: '建 2 份草稿' }).click();
        await page.getByText('已建 2 份草稿：EXP-046、EXP-047').waitFor();
        await page
          .getByRole('link', { name: /EXP-047/ })
          .first()
          .waitFor();
        expect(await experimentsThere()).toBe(before + 2);
      },
      { failsByWill: true },
    ),
  120_000,
);

test(
  'while the service cannot be reached nothing is made, and the way out is there',
  () =>
    inWindow(
      'dark',
      async (page) => {
        await openList(page);
        await button(page, '导入 GrowthBook').click();
        await page.route('**/trpc/experiment.tryGrowthBook*', (route) => route.abort());
        await choose(page, payloadOf({ one: feature({}) }));
        await page.getByText('连不上服务，什么也没有建。').waitFor();
        await page.unroute('**/trpc/experiment.tryGrowthBook*');
        await button(page, '再试一次').click();
        await page.getByText('会建 1 份草稿').waitFor();
      },
      { failsByWill: true },
    ),
  120_000,
);

test(
  'every unit of a phase is taken away as lines and as columns, told in the audit, and can be given up',
  () =>
    inWindow(
      'light',
      async (page) => {
        await openResults(page);
        await page.getByRole('heading', { name: '逐人数据' }).waitFor({ timeout: 60_000 });
        await page.getByText('现在约 3,000 行').waitFor();

        const lines = await downloaded(page, '下载 CSV');
        expect(lines.name).toBe('EXP-041-phase-1-units.csv');
        const [head, ...rows] = lines.content.toString().trim().split('\n');
        expect(rows).toHaveLength(people);
        expect(head).not.toMatch(/person|device|phone|unit_id/);
        await page.getByText('已下载 EXP-041-phase-1-units.csv：3,000 行').waitFor();

        const columns = await downloaded(page, '下载 Parquet');
        expect(columns.name).toBe('EXP-041-phase-1-units.parquet');
        expect(columns.content.subarray(0, 4).toString()).toBe('PAR1');
        expect(columns.content.subarray(-4).toString()).toBe('PAR1');
        await page.getByText('已下载 EXP-041-phase-1-units.parquet：3,000 行').waitFor();
        await picture(page, 'experiment-units');

        await page.route('**/trpc/experiment-units', (route) =>
          route.fulfill({ status: 503, json: { error: 'overloaded' } }),
        );
        await button(page, '下载 CSV').click();
        await page.getByText('已经有两份在写，半分钟后再试。').waitFor();
        await page.unroute('**/trpc/experiment-units');

        const answer = await holdAnswers(page, '**/trpc/experiment-units');
        await button(page, '下载 Parquet').click();
        await page.getByText('正在数行数').waitFor();
        await picture(page, 'experiment-units-running', { shown: ['dark'] });
        await button(page, '不要了').click();
        await button(page, '下载 Parquet').waitFor();
        await answer();

        const kept = await suite.world.database.db.query<{ action: string; reason: string }>(
          `select action, reason from audit_entry where action like 'experiment_units%' and subject = $1 order by happened_at limit 4`,
          [idOf(running.number)],
        );
        expect(kept).toEqual([
          { action: 'experiment_units_exported', reason: 'phase 1, csv, 3000 rows' },
          { action: 'experiment_units_export_ended', reason: '3000 rows' },
          { action: 'experiment_units_exported', reason: 'phase 1, parquet, 3000 rows' },
          { action: 'experiment_units_export_ended', reason: '3000 rows' },
        ]);
        await page.getByRole('link', { name: '审计' }).or(page.locator('#tab-audit')).first().click();
        await page.getByText('下载逐人数据').first().waitFor();
      },
      { failsByWill: true },
    ),
  240_000,
);

test(
  'a part of the people is looked at and decides nothing',
  () =>
    inWindow('light', async (page) => {
      await openResults(page);
      await page.getByText('其他指标').waitFor({ timeout: 60_000 });
      await page.getByText('谁也不照它决定').waitFor();
      await page.getByRole('button', { name: '另作决定' }).waitFor();
      await picture(page, 'experiment-everybody');
      await page.getByLabel('看谁').click();
      await page.getByTitle('抖音小程序').click();
      await page.waitForURL(/part=host/);
      await page.getByText('只看「抖音小程序」的人').waitFor();
      await page.getByText('按冻结规则的建议 · 所有人，不是这一部分人').waitFor();
      await page.locator('[aria-busy="false"]').first().waitFor();
      expect(await page.getByRole('button', { name: '另作决定' }).count()).toBe(0);
      await page.getByText('共 980 人曝光').waitFor();
      // Guardrails and money are questions of everybody.
      expect(await page.locator('p.answer').first().innerText()).not.toContain('护栏');
      expect(await page.getByRole('heading', { name: '护栏' }).count()).toBe(0);
      await picture(page, 'experiment-part');
      await button(page, '看所有人').click();
      await page.getByText('共 2,940 人曝光').waitFor();
      await openResults(page, '?part=host:moon');
      await page.getByText('共 2,940 人曝光').waitFor();
    }),
  240_000,
);

test(
  'whoever guards the texts takes files away and brings none in',
  () =>
    inWindow('light', async (page) => {
      const { db } = suite.world.database;
      await db.query(`update operator set role = 'compliance'`);
      try {
        await openList(page);
        await button(page, '导出 GrowthBook 配置').waitFor();
        await page.getByRole('heading', { name: '各层的位置' }).waitFor();
        expect(await button(page, '导入 GrowthBook').count()).toBe(0);
      } finally {
        await db.query(`update operator set role = 'admin'`);
      }
    }),
  120_000,
);
