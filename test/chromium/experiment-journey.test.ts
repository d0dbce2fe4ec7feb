import { beijingDate } from '@loudou/shared/calendar';
import type { Page } from 'playwright-core';
import { openBundlePhone } from '../journeys/phone/bundle-phone';
import { agreeOn } from '../journeys/phone/journey';
import type { Phone } from '../journeys/phone/phone';
import { newKey } from '../world/caller';
import { somePerson } from '../world/people';
import { until } from '../world/until';
import { openBrowserPhone } from './browser-phone';
import {
  askAsOperator,
  figuresAt,
  guard,
  type JourneyGround,
  openJourneyGround,
} from './experiment-journey/product';
import { sendVisitors, type Visitor } from './experiment-journey/visitors';
import { button, choose, giveReason, inConsole, picture, tab } from './experiment-journey/window';

const dayMs = 86_400_000;
const midnightMs = (atMs: number) => Date.parse(`${beijingDate(atMs)}T00:00:00+08:00`);

/** The history ends with the day on which the test runs, since real phones live by the machine's clock. */
const todayMs = Date.now();
const startsMs = midnightMs(todayMs) - 56 * dayMs;
const readMs = startsMs + 21 * dayMs;

const newTitle = '先看清要还多少，再决定借不借';
const defaultTitle = '借多少、花多少，先算清楚';
/** Of a hundred, how many begin to apply. */
const planted = { experiment: 'EXP-001', control: 30, treatment: 48 };
const liftBps = (planted.treatment - planted.control) * 100;

let ground: JourneyGround;
const late: Visitor[] = [];
const paths: { title: string; steps: string } = { title: '', steps: '' };
const idOf = (path: string) => path.replace('/', '');

/** Each part goes on where the one before it ended. */
let stands = true;
function part(name: string, walk: () => Promise<void>, limitMs: number): void {
  test(
    name,
    async () => {
      if (!stands) throw new Error('an earlier part of the journey failed');
      stands = false;
      await walk();
      stands = true;
    },
    limitMs,
  );
}

beforeAll(async () => {
  ground = await openJourneyGround(startsMs - 3 * dayMs);
}, 90_000);
afterAll(() => ground?.close());

const open = (page: Page, path = '') => page.goto(`${ground.world.sandboxUrl}/console/experiments${path}`);

async function newFrom(page: Page, template: RegExp): Promise<string> {
  await button(page, template).click();
  await page.waitForURL(/\/experiments\/exp_\w+\/plan/);
  return new URL(page.url()).pathname.replace('/console/experiments', '').replace('/plan', '');
}

const save = async (page: Page) => {
  await button(page, '保存草稿').click();
  await page.getByText('有改动还没有保存').waitFor({ state: 'detached' });
};

part(
  'an idea becomes a plan, a page, and a text that a second person approves',
  async () => {
    await sendVisitors(ground.product, {
      people: 180,
      fromMs: startsMs - 3 * dayMs,
      days: 3,
      begin: planted,
      credited: 0,
      seed: 1,
    });
    await inConsole(ground, { atMs: startsMs }, async (page) => {
      await open(page);
      await page.getByText('还没有实验').waitFor();
      await picture(page, '01-list-empty');
      paths.title = await newFrom(page, /换一句标题/);
      await page.getByLabel('名称').fill('标题先说要还多少');
      await page
        .getByLabel('假设', { exact: true })
        .fill('标题先说能看清要还多少，会有更多人开始申请；怕的是来的人还不起，所以看早期逾期。');
      for (const host of ['微信小程序', '抖音小程序', '网页'])
        expect(await page.getByRole('checkbox', { name: host }).isChecked()).toBe(true);
      await page.getByRole('slider', { name: '到' }).press('End');
      await page.getByText('占「首屏」层的 100%').waitFor();
      await page.getByLabel('至少差多少才值得').fill('10');
      for (const metric of ['早期逾期率', '撤回授权率']) {
        await choose(page, '加一项护栏', metric);
        await page.getByLabel(`${metric}的界限`).fill('1');
      }
      await page.getByText(/按现在的访客约/).waitFor();
      await button(page, '按需要的人数和整周填上').click();
      const plannedUnits = Number(await page.getByLabel('计划人数').inputValue());
      expect([plannedUnits >= 500, plannedUnits <= 2_000]).toEqual([true, true]);
      await save(page);
      await picture(page, '02-plan', ['light', 'dark']);

      await tab(page, '页面与变体');
      await page.getByLabel('B 首屏标题').fill(newTitle);
      await choose(page, '再改一项…', '利率字号');
      await choose(page, 'B 利率字号', '小一级');
      await save(page);
      await page.getByText(newTitle).first().waitFor();
      await picture(page, '03-variants');
      await button(page, /生成 B 组的码/).click();
      await page.getByText('后失效').waitFor();
      await picture(page, '04-scan');
      const preview = await page.getByRole('link', { name: '在浏览器打开' }).getAttribute('href');
      await expectPreview(preview!);

      await tab(page, '合规与批准');
      await page.getByText('1 处').waitFor();
      await picture(page, '05-rule-fails');
      await button(page, /把利率字号改为/).click();
      await save(page);
      await page.getByText('通过了规则').waitFor();
      await button(page, '提交批准').click();
      await page.getByText('这是你提交的').waitFor();
      await picture(page, '06-asked');

      await open(page);
      await button(page, '新建实验').click();
      await picture(page, '07-new');
      paths.steps = await newFrom(page, /申请步骤提示/);
      await tab(page, '合规与批准');
      await button(page, '提交批准').click();
      await page.getByText('这是你提交的').waitFor();
      await tab(page, '开始');
      await page.getByText('文本在等第二人批准').first().waitFor();
      expect(await button(page, /^开始 EXP-/).isDisabled()).toBe(true);
      await picture(page, '08-start-closed');
    });
    await inConsole(ground, { as: guard, atMs: startsMs }, async (page) => {
      for (const path of [paths.title, paths.steps]) {
        await open(page, `${path}/compliance`);
        await button(page, '批准这份文本').click();
        await giveReason(page, '文字与披露都看过了', '批准这份文本');
        await page.getByText('文本已批准').waitFor();
      }
      await picture(page, '09-approved');
    });
    await inConsole(ground, { atMs: startsMs }, async (page) => {
      await open(page, `${paths.title}/start`);
      await page.getByText('四道门都开着').waitFor();
      await picture(page, '10-start', ['light', 'dark']);
      for (const path of [paths.title, paths.steps]) {
        await open(page, `${path}/start`);
        await button(page, /^开始 EXP-/).click();
        await page.getByText(/EXP-\d+ 已开始/).waitFor();
      }
      await open(page, `${paths.title}/results`);
      await page.getByText('还没有人看到差别').waitFor({ timeout: 30_000 });
      await picture(page, '11-nobody-yet');
      await open(page);
      await page.getByText('2 个实验').first().waitFor();
      await picture(page, '12-list-runs');
    });
  },
  180_000,
);

/** The code on the page opens the variant on a phone, and says that it is a preview. */
async function expectPreview(url: string): Promise<void> {
  const phone = await openBrowserPhone(ground.browser, { look: 'light', host: 'h5', url });
  try {
    await phone.waitFor('landing-start');
    await phone.waitForText(newTitle.split('，')[0]!);
  } finally {
    await phone.close();
  }
}

part(
  'people come for weeks on three hosts, and the sentence on top says what is better',
  async () => {
    const visitors = await sendVisitors(ground.product, {
      people: 840,
      fromMs: startsMs,
      days: 16,
      begin: planted,
      credited: 40,
      seed: 2,
    });
    const given = visitors.filter(({ arm }) => arm !== null);
    expect(given.length).toBeGreaterThan(0.97 * visitors.length);
    const answer = await figuresAt(ground, idOf(paths.title), readMs);
    const { low, high } = answer.primary.comparisons[0]!.absolute;
    expect([low > 0, low < liftBps, liftBps < high]).toEqual([true, true, true]);
    expect(answer.recommendation.recommended).toBe('keep_running');
    await inConsole(ground, { atMs: readMs }, async (page) => {
      await open(page, `${paths.title}/results`);
      await page
        .getByText(/B「.+」更好/)
        .first()
        .waitFor({ timeout: 30_000 });
      await picture(page, '20-day-21');
    });
  },
  180_000,
);

part(
  'what somebody is given is what a built bundle and the page in a browser show',
  async () => {
    late.push(
      ...(await sendVisitors(ground.product, {
        people: 90,
        fromMs: midnightMs(todayMs) - 4 * dayMs,
        days: 4,
        begin: planted,
        credited: 0,
        seed: 3,
      })),
    );
    await ground.product.letGo();
    for (const platform of ['weapp', 'tt'] as const)
      await meetBoth(async () => {
        const { phone: number } = somePerson();
        const phone = await openBundlePhone(ground.world, {
          platform,
          query: {},
          scene: platform === 'weapp' ? 1089 : '021001',
          openId: `open-journey-${number}`,
          phone: number,
        });
        return { phone, pass: () => phone.app().skipTime(5_000), close: () => phone.close() };
      });
    await meetBoth(async () => {
      const phone = await openBrowserPhone(ground.browser, {
        look: 'light',
        host: 'h5',
        url: `${ground.world.sandboxUrl}/app/`,
      });
      return { phone, pass: () => phone.page.waitForTimeout(1_500), close: () => phone.close() };
    });
  },
  180_000,
);

interface InHand {
  phone: Phone;
  /** Lets a few seconds of the phone go by. */
  pass(): Promise<unknown>;
  close(): unknown;
}

const mostPhones = 24;

/** Opens phones until both arms were met: each shows what is stored for it, and whoever sees it counts as exposed. */
async function meetBoth(openPhone: () => Promise<InHand>): Promise<void> {
  const met = new Set<string>();
  for (let opened = 0; opened < mostPhones && met.size < 2; opened += 1) {
    const before = await newestAssignment();
    const { phone, pass, close } = await openPhone();
    await phone.waitFor('landing-start');
    const given = await until(async () => {
      const newest = await newestAssignment();
      return newest && newest.assignment !== before?.assignment ? newest : null;
    });
    const shown = shownIn(await phone.text());
    // On a busy machine some are drawn too late to be shown the other title.
    const isLate = given.variant === 'b' && shown === 'a';
    if (!isLate && !met.has(given.variant)) {
      expect(shown).toBe(given.variant);
      await pass();
      await agreeOn(phone);
      await until(async () => {
        await pass();
        return (await isExposed(given.assignment)) ? true : null;
      });
      met.add(given.variant);
    }
    await close();
  }
  expect([...met].sort()).toEqual(['a', 'b']);
}

/** Where a line breaks at the comma is the page's affair. */
function shownIn(text: string): 'a' | 'b' | null {
  const has = (title: string) => title.split('，').every((part) => text.includes(part));
  return has(newTitle) ? 'b' : has(defaultTitle) ? 'a' : null;
}

const isExposed = async (assignment: string): Promise<boolean> =>
  (await ground.database.db.query('select from experiment_exposure where assignment_id = $1', [assignment]))
    .length === 1;

const newestAssignment = async () =>
  (
    await ground.database.db.query<{ assignment: string; variant: string }>(
      `select assignment_id as assignment, variant from experiment_assignment where experiment_id = $1
       order by assigned_at desc, assignment_id desc limit 1`,
      [idOf(paths.title)],
    )
  )[0] ?? null;

part(
  'once every harm is ruled out the rule says ship, and it goes out step by step',
  async () => {
    const nowMs = Date.now();
    const answer = await figuresAt(ground, idOf(paths.title), nowMs);
    expect(answer.recommendation.recommended).toBe('ship');
    const { low, high } = answer.primary.comparisons[0]!.absolute;
    expect([low > 0, low < liftBps, liftBps < high]).toEqual([true, true, true]);
    expect(answer.exposure.multiple.people).toBeGreaterThan(0);
    expect(answer.exposure.lag.every(({ timedOutBps }) => (timedOutBps ?? 0) > 0)).toBe(true);
    await inConsole(ground, { atMs: nowMs }, async (page) => {
      await open(page, `${paths.title}/results`);
      await page
        .getByText(/B「.+」更好/)
        .first()
        .waitFor({ timeout: 30_000 });
      const segments = page.locator('section, .card').filter({ hasText: '分组看' }).last();
      for (const host of ['微信小程序', '抖音小程序', '网页'])
        await segments.getByText(host, { exact: true }).first().waitFor();
      await page.getByText('看过两组的人').first().waitFor();
      await page.getByText('超时看到默认页').first().waitFor();
      await picture(page, '30-results', ['light', 'dark']);
      await button(page, /定下全量/).click();
      await picture(page, '31-ship');
      await giveReason(page, '区间不含 0，护栏都排除了受伤', /定下全量/);
      await page.getByText('还没有放给任何人').waitFor();
      for (const share of ['5%', '10%']) {
        await button(page, `放量到 ${share}`).click();
        await giveReason(page, `先放到 ${share} 看一天`, `放量到 ${share}`);
        await page.locator('.results-rollout').getByText(`现在放给这一层 ${share}`).waitFor();
      }
      await picture(page, '32-rollout');
    });
  },
  180_000,
);

part(
  'against the rule it takes a reason and a second person',
  async () => {
    const nowMs = Date.now();
    await ground.product.moveTo(nowMs);
    await inConsole(ground, { atMs: nowMs }, async (page) => {
      await open(page, `${paths.steps}/results`);
      await page.getByText('按冻结规则的建议').waitFor({ timeout: 30_000 });
      await picture(page, '40-second-results');
      await button(page, '另作决定').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('停掉，退回默认页').click();
      await dialog.getByText('要第二个人同意才生效').waitFor();
      expect(await dialog.getByRole('button', { name: '提交，等第二个人' }).isDisabled()).toBe(true);
      await picture(page, '41-against');
      await giveReason(page, '下周换申请页，这个先停', '提交，等第二个人');
      await page.getByText('这是你自己的决定，要别人来同意').waitFor();
      await open(page);
      await page.getByText('第二人同意决定').first().waitFor();
      await picture(page, '42-list-waits');
    });
    await inConsole(ground, { as: guard, atMs: nowMs }, async (page) => {
      await open(page, `${paths.steps}/results`);
      await page.getByText('下周换申请页，这个先停').first().waitFor({ timeout: 30_000 });
      await picture(page, '43-second-person');
      await button(page, /同意「停掉/).click();
      await giveReason(page, '同意，先停', /同意「停掉/);
      await page.getByText('已作决定，这个阶段结束了').waitFor();
      await picture(page, '44-stopped');
    });
  },
  120_000,
);

part(
  'a rollout that harms goes a step back by itself, and the audit tells all of it',
  async () => {
    const harmedMs = Date.now() + dayMs / 2;
    const treated = late.filter(({ arm }) => arm === 'b');
    for (const { actor } of treated)
      await ground.product.doors[0]!.call(
        'consent.withdraw',
        { purpose: 'ad_measurement', idempotencyKey: newKey() },
        { token: actor.tokenOn(0), atMs: harmedMs },
      );
    const seenMs = Date.now() + 9 * dayMs;
    await ground.product.moveTo(seenMs);
    const ask = await askAsOperator(ground);
    await until(async () => {
      const { rollout } = await ask<{ rollout: { shareBps: number } | null }>('experiment.get', {
        experimentId: idOf(paths.title),
      });
      return rollout?.shareBps === 500 ? true : null;
    });
    await inConsole(ground, { atMs: seenMs, look: 'dark' }, async (page) => {
      await open(page, `${paths.title}/results`);
      await page.locator('.results-rollout').getByText('现在放给这一层 5%').waitFor({ timeout: 30_000 });
      await page.getByText(/系统自动 .*放到 5%：B 组的撤回授权率证实受伤/).waitFor();
      await picture(page, '50-stepped-back', ['light', 'dark']);
      await tab(page, '审计');
      for (const action of [
        '新建草稿',
        '保存草稿',
        '生成预览',
        '提交批准',
        '批准文本',
        '开始',
        '决定',
        '放量',
        '收回一步',
      ])
        await page.locator('.audit-table').getByText(action, { exact: true }).first().waitFor();
      await picture(page, '51-audit', ['light', 'dark']);
      await open(page, `${paths.steps}/audit`);
      for (const action of ['与规则不同的决定，等第二人', '第二人同意决定'])
        await page.locator('.audit-table').getByText(action, { exact: true }).first().waitFor();
      await picture(page, '52-audit-second');
    });
  },
  180_000,
);
