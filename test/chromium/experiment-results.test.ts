import type { Page } from 'playwright-core';
import { type Look, openConsole, openConsoleWorld, picture } from './console-window';
import { openSuite } from './open-suite';
import { idOf, type PlantedResults, plantResults } from './planted-results';

const suite = openSuite(openConsoleWorld);

const better: PlantedResults = {
  number: 31,
  name: '分步申请页',
  state: 'running',
  people: 9_000,
  handedIn: [45, 51],
  givenB: 50,
};
const alike: PlantedResults = {
  ...better,
  number: 32,
  name: '价格先说',
  state: 'paused',
  people: 4_000,
  handedIn: [45, 45],
};
/** So that a planned look crosses its boundary and the interval of any moment still holds 0. */
const byLook: PlantedResults = {
  ...better,
  number: 38,
  name: '先问身份证',
  people: 11_000,
  handedIn: [45, 47],
};
const few: PlantedResults = { ...better, number: 33, name: '少填一项', people: 80 };
const crooked: PlantedResults = { ...better, number: 34, name: '大字首屏', people: 4_000, givenB: 62 };
const nobody: PlantedResults = { ...better, number: 35, name: '换一句标题', people: 0 };
const unstarted: PlantedResults = { ...better, number: 36, name: '还在写', state: 'draft', people: 0 };

const open = (page: Page, { number }: PlantedResults, query = '') =>
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
  for (const planted of [better, alike, byLook, few, crooked, nobody, unstarted])
    await plantResults(suite.world.database.db, planted);
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
      const says: [PlantedResults, string][] = [
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
